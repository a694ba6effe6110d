// « Journal »: what happened, in plain words, by account; and the way to hand it to the IT service.
import { useEffect, useState } from 'react';
import type { AccountId } from '../../../shared/domain/ids.ts';
import type { JournalEntry } from '../../../shared/domain/journal.ts';
import { engine } from '../../engine/engine.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useMailboxTitle } from '../../ui/mailbox-title.ts';
import { describeProblem, problemWords, sayFailure } from '../problems/index.ts';
import { type Saying, sentenceOf } from './describe.ts';
import { ExportDialog } from './export-dialog.tsx';
import { journalOperations, journalPhases, journalPlans, journalStates, journalSteps, journalWords } from './words.ts';
import './journal.css';

const PAGE = 200;
const ALL = 'all';

export function JournalDialog({ onClose }: { onClose(): void }) {
  const w = useWords(journalWords);
  const [accountId, setAccountId] = useState<AccountId | null>(null);
  const [exports, setExports] = useState(false);
  const { entries, mayHaveMore, showOlder, refresh } = useEntries(accountId);
  const foot = (
    <>
      <Button onClick={refresh}>{w.refresh}</Button>
      <Button icon="download" aria-disabled={!entries?.length} onClick={() => entries?.length && setExports(true)}>
        {w.export}
      </Button>
      <Button variant="primary" onClick={onClose}>
        {w.close}
      </Button>
    </>
  );
  return (
    <Dialog title={w.title} size="large" onClose={onClose} foot={foot}>
      <p className="field-hint">{w.intro}</p>
      <AccountChoice value={accountId} onChange={setAccountId} />
      {entries?.length === 0 && <p role="status">{w.nothing}</p>}
      {entries && entries.length > 0 && <Entries entries={entries} />}
      {mayHaveMore && <Button onClick={showOlder}>{w.older}</Button>}
      {exports && <ExportDialog accountId={accountId} onClose={() => setExports(false)} />}
    </Dialog>
  );
}

function useEntries(accountId: AccountId | null) {
  const [entries, setEntries] = useState<readonly JournalEntry[] | null>(null);
  const [round, setRound] = useState(0);
  const ask = (beforeId: number | null) => engine.journal.list({ accountId, beforeId, limit: PAGE });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again
  useEffect(() => {
    let wanted = true;
    ask(null).then((first) => wanted && setEntries(first), sayFailure);
    return () => {
      wanted = false;
    };
  }, [accountId, round]);
  const showOlder = () => {
    const known = entries ?? [];
    ask(known.at(-1)?.id ?? null).then((more) => setEntries([...known, ...more]), sayFailure);
  };
  const mayHaveMore = entries !== null && entries.length > 0 && entries.length % PAGE === 0;
  return { entries, mayHaveMore, showOlder, refresh: () => setRound(round + 1) };
}

function AccountChoice({ value, onChange }: { value: AccountId | null; onChange(id: AccountId | null): void }) {
  const w = useWords(journalWords);
  const title = useAccountTitle();
  const accounts = useAccounts() ?? [];
  const options = [
    { value: ALL, label: w.allAccounts },
    ...accounts.map((account) => ({ value: String(account.id), label: title(account) })),
  ];
  return (
    <SelectField
      label={w.account}
      value={value === null ? ALL : String(value)}
      options={options}
      onChange={(chosen) => onChange(accounts.find(({ id }) => String(id) === chosen)?.id ?? null)}
    />
  );
}

function Entries({ entries }: { entries: readonly JournalEntry[] }) {
  const w = useWords(journalWords);
  const formats = useFormats();
  const say = useSaying();
  const accountOf = useAccountOf();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach it
    <section className="journal-scroll" aria-label={w.list} tabIndex={0}>
      <table className="journal">
        <thead>
          <tr>
            <th scope="col">{w.when}</th>
            <th scope="col">{w.account}</th>
            <th scope="col">{w.what}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, accountId, facts }) => (
            <tr key={id}>
              <td className="journal-when">{formats.listDate(at)}</td>
              <td>{accountOf(accountId)}</td>
              <td>{sentenceOf(facts, say)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function useAccountOf(): (id: AccountId | null) => string {
  const w = useWords(journalWords);
  const title = useAccountTitle();
  const accounts = useAccounts() ?? [];
  return (id) => {
    const account = accounts.find((one) => one.id === id);
    if (account) return title(account);
    return id === null ? '' : w.unknownAccount(id);
  };
}

function useSaying(): Saying {
  const w = useWords(journalWords);
  const problems = useWords(problemWords);
  const titleOf = useMailboxTitle();
  const mailboxes = useMailboxes() ?? [];
  return {
    w,
    phases: useWords(journalPhases),
    plans: useWords(journalPlans),
    operations: useWords(journalOperations),
    steps: useWords(journalSteps),
    states: useWords(journalStates),
    folderTitle(id, role) {
      const mailbox = mailboxes.find((one) => one.id === id);
      return mailbox ? titleOf(mailbox) : role ? titleOf({ role, name: '' }) : w.unknownFolder(id);
    },
    errorTitle: (error) => describeProblem({ ...error, during: 'sync' }, problems).title,
  };
}
