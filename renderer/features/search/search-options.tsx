// The list under the search field. The focus stays in the field, which moves through it.
import { useWords } from '../../i18n/index.ts';
import { useInSight } from '../../ui/in-sight.ts';
import { optionWords } from './option-words.ts';
import type { SearchOption } from './use-search-options.ts';
import '../../ui/offers.css';

interface SearchOptionsProps {
  id: string;
  options: readonly SearchOption[];
  active: number | null;
  onChoose(option: SearchOption): void;
}

export function SearchOptions({ id, options, active, onChoose }: SearchOptionsProps) {
  const w = useWords(optionWords);
  const isOpen = options.length > 0;
  useInSight(active === null ? undefined : `${id}-${active}`);
  return (
    <>
      <div id={id} role="listbox" aria-label={w.list} className="offers search-options" hidden={!isOpen}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the focus stays in the field, which moves through the options
          <div
            key={option.title}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className="offer"
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
          >
            <span className="offer-title">{option.title}</span>
            <span className="offer-detail">{option.detail}</span>
          </div>
        ))}
      </div>
      <span className="spoken" role="status">
        {isOpen ? w.count(options.length) : ''}
      </span>
    </>
  );
}
