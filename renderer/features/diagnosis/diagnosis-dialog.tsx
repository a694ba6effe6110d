// « Qu'est-ce qui ne va pas ? »: one button that walks to the servers of an account, each step told in words as it comes,
// and a report to copy. Green and red are never the only sign.
import { useEffect, useRef, useState } from 'react';
import type { SetupSide } from '../../../shared/domain/account.ts';
import type { Diagnosis, DiagnosisLine } from '../../../shared/domain/diagnosis.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { engine, onEngineEvent } from '../../engine/engine.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { showToast } from '../../ui/toast.tsx';
import { describeProblem, problemWords, sayFailure } from '../problems/index.ts';
import { reportOf } from './report.ts';
import { diagnosisWords } from './words.ts';
import './diagnosis.css';

const SIDES: readonly SetupSide[] = ['incoming', 'outgoing'];

/** `accountId`: to be checked at once; null: the person chooses. */
export function DiagnosisDialog({ accountId, onClose }: { accountId: AccountId | null; onClose(): void }) {
  const w = useWords(diagnosisWords);
  const title = useAccountTitle();
  const accounts = (useAccounts() ?? []).filter(({ protocol }) => protocol === 'imap' || protocol === 'pop3');
  const [chosen, setChosen] = useState(accountId);
  const account = chosen ?? accounts[0]?.id ?? null;
  const { lines, state, start, stop } = useWalk();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    if (accountId !== null) start(accountId);
  }, []);
  const copy = () => {
    if (copyText(reportOf(lines, 'Casier', new Date()))) showToast({ text: w.copied });
  };
  const foot = (
    <>
      <Button icon="copy" aria-disabled={lines.length === 0} onClick={() => lines.length > 0 && copy()}>
        {w.copy}
      </Button>
      {state === 'running' ? (
        <Button onClick={stop}>{w.stop}</Button>
      ) : (
        <Button variant="primary" aria-disabled={account === null} onClick={() => account !== null && start(account)}>
          {lines.length > 0 ? w.again : w.start}
        </Button>
      )}
    </>
  );
  return (
    <Dialog title={w.title} onClose={onClose} foot={foot}>
      <p className="field-hint">{w.intro}</p>
      {accounts.length > 1 && (
        <SelectField
          label={w.account}
          value={String(account)}
          options={accounts.map((one) => ({ value: String(one.id), label: title(one) }))}
          onChange={(value) => setChosen(accounts.find(({ id }) => String(id) === value)?.id ?? null)}
        />
      )}
      <p role="status" className="diagnosis-verdict">
        {state === 'running' && w.running}
        {state === 'stopped' && w.stopped}
        {state === 'finished' && (lines.some(({ outcome }) => outcome === 'bad') ? w.oneBad : w.allGood)}
      </p>
      {SIDES.map((side) => (
        <Side key={side} side={side} lines={lines.filter((line) => line.side === side)} />
      ))}
    </Dialog>
  );
}

type WalkState = 'idle' | 'running' | 'stopped' | 'finished';

function useWalk() {
  const [lines, setLines] = useState<readonly DiagnosisLine[]>([]);
  const [state, setState] = useState<WalkState>('idle');
  const running = useRef<{ accountId: AccountId; stop: AbortController } | null>(null);
  useEffect(() => {
    const show = ({ accountId, lines: found }: Diagnosis) => {
      if (running.current?.accountId === accountId) setLines(found);
    };
    const stopListening = onEngineEvent((event) => event.type === 'diagnosis' && show(event.diagnosis));
    return () => {
      stopListening();
      running.current?.stop.abort();
    };
  }, []);
  const start = (accountId: AccountId) => {
    running.current?.stop.abort();
    const own = { accountId, stop: new AbortController() };
    running.current = own;
    setLines([]);
    setState('running');
    engine.accounts.diagnose({ accountId }, own.stop.signal).then(
      (diagnosis) => {
        if (running.current !== own) return;
        running.current = null;
        setLines(diagnosis.lines);
        setState('finished');
      },
      (error: unknown) => {
        if (running.current !== own) return;
        running.current = null;
        setState('stopped');
        if (!(error instanceof MailError) || error.kind !== 'cancelled') sayFailure(error);
      },
    );
  };
  return { lines, state, start, stop: () => running.current?.stop.abort() };
}

function Side({ side, lines }: { side: SetupSide; lines: readonly DiagnosisLine[] }) {
  const w = useWords(diagnosisWords);
  const [first] = lines;
  if (!first) return null;
  return (
    <section className="diagnosis-side">
      <h3>{w[side](first.host, first.port)}</h3>
      <ul>
        {lines.map((line) => (
          <Line key={line.step} line={line} />
        ))}
      </ul>
    </section>
  );
}

const ICONS = { good: 'check', bad: 'close', skipped: 'more' } as const;

function Line({ line }: { line: DiagnosisLine }) {
  const w = useWords(diagnosisWords);
  const facts = useFacts(line);
  const words = useWords(problemWords);
  const told = line.error && describeProblem({ ...line.error, during: 'setup' }, words);
  return (
    <li className={`diagnosis-line diagnosis-${line.outcome}`}>
      <Icon name={ICONS[line.outcome]} />
      <div>
        <strong>{w[line.step]}</strong>
        {' · '}
        {w[line.outcome]}
        {facts && ` · ${facts}`}
        {told && (
          <p>
            {told.title}. {told.why}
          </p>
        )}
        {told?.todo && <p>{told.todo}</p>}
      </div>
    </li>
  );
}

function useFacts({ outcome, proxy, addresses, ownAuthority, usedBytes, limitBytes }: DiagnosisLine): string {
  const w = useWords(diagnosisWords);
  const formats = useFormats();
  const room = outcome === 'bad' ? w.full : w.used;
  return [
    addresses !== undefined && w.addresses(addresses),
    proxy !== undefined && w.byProxy(proxy),
    ownAuthority !== undefined && w.ownAuthority(ownAuthority),
    usedBytes !== undefined && limitBytes !== undefined && room(formats.size(usedBytes), formats.size(limitBytes)),
  ]
    .filter(Boolean)
    .join(', ');
}
