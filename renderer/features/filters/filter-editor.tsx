// One filter, written like a sentence: if these conditions hold, then this is done; and what it would do with the folder
// that is shown, before it does anything.
import { useState } from 'react';
import type { FilterContent, FilterId } from '../../../shared/domain/filter.ts';
import { AccountId } from '../../../shared/domain/ids.ts';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { useMailboxTitle } from '../../ui/mailbox-title.ts';
import { sayFailure } from '../problems/index.ts';
import { type ActionParts, actionOf, actionPartsOf, freshAction } from './action-parts.ts';
import { type ConditionParts, conditionOf, freshParts, partsOf } from './condition-parts.ts';
import { ActionRow, ConditionRow } from './filter-rows.tsx';
import { useFolderChoices } from './folder-choices.ts';
import { filterWords } from './words.ts';

export interface EditedFilter {
  /** null: a new one. */
  id: FilterId | null;
  content: Omit<FilterContent, 'actions'> & { actions: FilterContent['actions'] };
}

interface FilterEditorProps {
  edited: EditedFilter;
  /** What the preview looks at. */
  folder: Mailbox | null;
  onClose(): void;
}

/** Rows of a form have no identity of their own. */
interface Keyed<Parts> {
  key: number;
  parts: Parts;
}

const keyed = <Parts,>(all: readonly Parts[]): Keyed<Parts>[] => all.map((parts, key) => ({ key, parts }));

export function FilterEditor({ edited, folder, onClose }: FilterEditorProps) {
  const w = useWords(filterWords);
  const { content } = edited;
  const [name, setName] = useState(content.name);
  const [accountId, setAccountId] = useState(content.accountId);
  const [onArrival, setOnArrival] = useState(content.onArrival);
  const [match, setMatch] = useState(content.match);
  const [conditions, setConditions] = useState(() => keyed(content.conditions.map(partsOf)));
  const [actions, setActions] = useState(() =>
    keyed(content.actions.length > 0 ? content.actions.map(actionPartsOf) : [freshAction('move')]),
  );
  const [told, setTold] = useState(false);
  const whole = contentOf({ ...content, name, accountId, onArrival, match }, conditions, actions);

  function save(): void {
    setTold(true);
    if (!whole) return;
    void engine.filters.save({ filterId: edited.id, content: whole }).then(onClose, sayFailure);
  }

  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" onClick={save}>
        {w.save}
      </Button>
    </>
  );
  return (
    <Dialog title={edited.id === null ? w.newTitle : w.editTitle} size="large" onClose={onClose} foot={foot}>
      <div className="filter-editor">
        <TextField
          label={w.name}
          value={name}
          maxLength={100}
          error={told && name.trim() === '' ? w.nameMissing : undefined}
          onChange={({ target }) => setName(target.value)}
        />
        <AccountField value={accountId} onChange={setAccountId} />
        <CheckField label={w.onArrival} hint={w.onArrivalHint} checked={onArrival} onChange={setOnArrival} />
        <SelectField<FilterContent['match']>
          label={w.ifWhich}
          value={match}
          options={[
            { value: 'all', label: w.matchAll },
            { value: 'any', label: w.matchAny },
          ]}
          onChange={setMatch}
        />
        <Conditions rows={conditions} told={told} onChange={setConditions} />
        <h3>{w.thenDo}</h3>
        <Actions rows={actions} accountId={accountId} told={told} onChange={setActions} />
        {folder && whole && <Preview content={whole} folder={folder} />}
      </div>
    </Dialog>
  );
}

function contentOf(
  content: FilterContent,
  conditions: readonly Keyed<ConditionParts>[],
  actions: readonly Keyed<ActionParts>[],
): FilterContent | null {
  const name = content.name.trim();
  const read = {
    conditions: conditions.map(({ parts }) => conditionOf(parts)),
    actions: actions.map(({ parts }) => actionOf(parts)),
  };
  const complete = {
    conditions: read.conditions.filter((one) => one !== null),
    actions: read.actions.filter((one) => one !== null),
  };
  const isWhole = complete.conditions.length === conditions.length && complete.actions.length === actions.length;
  return name !== '' && isWhole && actions.length > 0 ? { ...content, name, ...complete } : null;
}

function AccountField({ value, onChange }: { value: AccountId | null; onChange(id: AccountId | null): void }) {
  const w = useWords(filterWords);
  const title = useAccountTitle();
  const accounts = useAccounts() ?? [];
  if (accounts.length < 2) return null;
  return (
    <SelectField
      label={w.account}
      value={String(value ?? '')}
      options={[
        { value: '', label: w.allAccounts },
        ...accounts.map((account) => ({ value: String(account.id), label: title(account) })),
      ]}
      onChange={(id) => onChange(id === '' ? null : AccountId.parse(Number(id)))}
    />
  );
}

interface RowsProps<Parts> {
  rows: readonly Keyed<Parts>[];
  /** What is missing is said once it was tried to save. */
  told: boolean;
  onChange(rows: Keyed<Parts>[]): void;
}

const nextKey = (rows: readonly Keyed<unknown>[]) => rows.reduce((highest, { key }) => Math.max(highest, key + 1), 0);

function Conditions({ rows, told, onChange }: RowsProps<ConditionParts>) {
  const w = useWords(filterWords);
  return (
    <>
      {rows.length === 0 && <p className="field-hint">{w.everyMessage}</p>}
      {rows.map((row, index) => (
        <ConditionRow
          key={row.key}
          number={index + 1}
          parts={row.parts}
          error={told && conditionOf(row.parts) === null ? w.valueMissing : undefined}
          onChange={(parts) => onChange(rows.map((one) => (one === row ? { ...row, parts } : one)))}
          onRemove={() => onChange(rows.filter((one) => one !== row))}
        />
      ))}
      <div>
        <Button onClick={() => onChange([...rows, { key: nextKey(rows), parts: freshParts('from') }])}>
          {w.addCondition}
        </Button>
      </div>
    </>
  );
}

function Actions({ rows, told, onChange, accountId }: RowsProps<ActionParts> & { accountId: AccountId | null }) {
  const w = useWords(filterWords);
  const folders = useFolderChoices(accountId);
  return (
    <>
      {rows.map((row, index) => (
        <ActionRow
          key={row.key}
          number={index + 1}
          parts={row.parts}
          folders={folders}
          error={told && actionOf(row.parts) === null ? w.targetMissing : undefined}
          onChange={(parts) => onChange(rows.map((one) => (one === row ? { ...row, parts } : one)))}
          onRemove={rows.length > 1 ? () => onChange(rows.filter((one) => one !== row)) : null}
        />
      ))}
      <div>
        <Button onClick={() => onChange([...rows, { key: nextKey(rows), parts: freshAction('tag') }])}>
          {w.addAction}
        </Button>
      </div>
    </>
  );
}

/** « 12 messages du dossier seraient concernés. » */
function Preview({ content, folder }: { content: FilterContent; folder: Mailbox }) {
  const w = useWords(filterWords);
  const title = useMailboxTitle();
  const { data } = useEngineQuery(
    ['filterPreview', folder.id, content.accountId, content.match, content.conditions],
    (signal) => engine.filters.preview({ content, mailboxId: folder.id }, signal),
    { changedBy: () => false, keepPrevious: true },
  );
  return (
    <p role="status" className="filter-preview">
      {data ? w.preview(data.matched, title(folder)) : w.previewing}
      {data && data.unread > 0 && ` ${w.unread(data.unread)}`}
    </p>
  );
}
