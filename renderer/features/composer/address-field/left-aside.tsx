// Under a field: the pasted rows that hold no address (a heading, somebody without one), until they are put away.
import { useWords } from '../../../i18n/index.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { words } from './words.ts';

const NAMED = 5;

export function LeftAside({ rows, onClose }: { rows: readonly string[]; onClose(): void }) {
  const w = useWords(words);
  const rest = rows.length - NAMED;
  const list = [...rows.slice(0, NAMED).map((row) => `«\u00a0${row}\u00a0»`), ...(rest > 0 ? [w.andOthers(rest)] : [])];
  return (
    <div className="left-aside" role="status" hidden={rows.length === 0}>
      {rows.length > 0 && (
        <>
          <Icon name="info" />
          <span>{w.rowsSkipped(rows.length, list.join(', '))}</span>
          <IconButton icon="close" label={w.closeNotice} onClick={onClose} />
        </>
      )}
    </div>
  );
}
