// The filters in their order: switched on and off, moved, changed, tried on a folder.
import { useState } from 'react';
import type { Filter, FilterContent } from '../../../shared/domain/filter.ts';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { useMailboxes, useShownMailbox } from '../../state/mailboxes.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { sayFailure } from '../problems/index.ts';
import { type EditedFilter, FilterEditor } from './filter-editor.tsx';
import { ForeignFilters } from './foreign-filters.tsx';
import { PRESET_NAMES, type PresetName, presetConditions } from './presets.ts';
import { RunFilters } from './run-filters.tsx';
import { filterWords, presetWords } from './words.ts';
import './filters.css';

interface FiltersDialogProps {
  /** null: the list alone; else a new one is begun with this. */
  begin: Partial<FilterContent> | null;
  onClose(): void;
}

export function FiltersDialog({ begin, onClose }: FiltersDialogProps) {
  const w = useWords(filterWords);
  const presetNames = useWords(presetWords);
  const filters = useEngineQuery(['filters', 'list'], (signal) => engine.filters.list(undefined, signal)).data ?? [];
  const [edited, setEdited] = useState<EditedFilter | null>(begin && { id: null, content: { ...FRESH, ...begin } });
  const folder = useShownFolderOrInbox();
  const add = (content: Partial<FilterContent> = {}) => setEdited({ id: null, content: { ...FRESH, ...content } });
  return (
    <Dialog title={w.title} size="large" onClose={onClose} foot={<Button onClick={onClose}>{w.close}</Button>}>
      <div className="filters">
        <p className="field-hint">{w.intro}</p>
        {filters.length === 0 && <p role="status">{w.none}</p>}
        <ol className="filter-list">
          {filters.map((filter, index) => (
            <FilterLine
              key={filter.id}
              filter={filter}
              filters={filters}
              index={index}
              onEdit={() => setEdited({ id: filter.id, content: filter })}
            />
          ))}
        </ol>
        <div className="filter-begin">
          <Button variant="primary" onClick={() => add()}>
            {w.add}
          </Button>
          <SelectField<PresetName | ''>
            label={w.preset}
            value=""
            options={[
              { value: '', label: w.choosePreset },
              ...PRESET_NAMES.map((preset) => ({ value: preset, label: presetNames[preset] })),
            ]}
            onChange={(preset) => {
              if (preset === '') return;
              add({ name: presetNames[preset], match: 'any', conditions: [...presetConditions(preset)] });
            }}
          />
        </div>
        {filters.length > 0 && <RunFilters folder={folder} />}
        <ForeignFilters />
      </div>
      {edited && <FilterEditor edited={edited} folder={folder} onClose={() => setEdited(null)} />}
    </Dialog>
  );
}

const FRESH: FilterContent = {
  name: '',
  accountId: null,
  enabled: true,
  onArrival: true,
  match: 'all',
  conditions: [{ kind: 'text', field: 'from', test: 'contains', value: '' }],
  actions: [],
};

function useShownFolderOrInbox(): Mailbox | null {
  const shown = useShownMailbox();
  return useMailboxes()?.find(({ id, role }) => (shown ? id === shown.id : role === 'inbox')) ?? null;
}

interface FilterLineProps {
  filter: Filter;
  filters: readonly Filter[];
  index: number;
  onEdit(): void;
}

function FilterLine({ filter, filters, index, onEdit }: FilterLineProps) {
  const w = useWords(filterWords);
  const mailboxes = useMailboxes();
  const { id, name, enabled, onArrival, actions } = filter;
  const isGone = actions.some(
    (action) => 'mailboxId' in action && mailboxes && !mailboxes.some((mailbox) => mailbox.id === action.mailboxId),
  );
  const notes = [!onArrival && w.onDemandOnly, isGone && w.folderGone].filter((note) => note !== false);
  const move = (to: number) => {
    const order = filters.map((one) => one.id).filter((one) => one !== id);
    order.splice(to, 0, id);
    void engine.filters.order({ filterIds: order }).catch(sayFailure);
  };
  const setEnabled = (value: boolean) => {
    const { id: _, ...content } = filter;
    void engine.filters.save({ filterId: id, content: { ...content, enabled: value } }).catch(sayFailure);
  };
  return (
    <li className="filter-line">
      <CheckField label={name} hint={notes.join(', ') || undefined} checked={enabled} onChange={setEnabled} />
      <IconButton icon="chevronUp" label={w.upOne(name)} disabled={index === 0} onClick={() => move(index - 1)} />
      <IconButton
        icon="chevronDown"
        label={w.downOne(name)}
        disabled={index === filters.length - 1}
        onClick={() => move(index + 1)}
      />
      <Button aria-label={w.editOne(name)} onClick={onEdit}>
        {w.edit}
      </Button>
      <IconButton
        icon="trash"
        label={w.removeOne(name)}
        onClick={() => void engine.filters.remove({ filterId: id }).catch(sayFailure)}
      />
    </li>
  );
}
