// Set-ups that wait: one calm card each, with how far it is, what it asks, and the ways to change or drop it.
import { type ReactNode, useEffect, useId, useState } from 'react';
import { hostsToAgree } from '../../../shared/academies/found-servers.ts';
import type { FoundServers } from '../../../shared/domain/server-search.ts';
import type { SetupQuestion, WaitingSetup, WaitingSetupState } from '../../../shared/domain/waiting-setup.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { ProblemCard, sayFailure } from '../problems/index.ts';
import { guidedWords } from './guided-words.ts';
import { waitingWords } from './waiting-words.ts';
import './waiting-setups.css';

/** undefined until they are known. */
export function useWaitingSetups(): WaitingSetup[] | undefined {
  return useEngineQuery(['setups'], (signal) => engine.setups.list(undefined, signal)).data;
}

interface WaitingSetupsProps {
  setups: readonly WaitingSetup[];
  /** In the form, with all that was typed but the password. */
  onEdit(setup: WaitingSetup): void;
}

export function WaitingSetups({ setups, onEdit }: WaitingSetupsProps) {
  const w = useWords(waitingWords);
  useTryWhenOnline();
  if (setups.length === 0) return null;
  return (
    <section className="waiting-setups" aria-label={w.title} aria-live="polite">
      {setups.map((setup) => (
        <WaitingCard key={setup.id} setup={setup} onEdit={() => onEdit(setup)} />
      ))}
    </section>
  );
}

function useTryWhenOnline(): void {
  useEffect(() => {
    const tryNow = () => void engine.setups.tryNow({ setupId: null }).catch(sayFailure);
    window.addEventListener('online', tryNow);
    return () => window.removeEventListener('online', tryNow);
  }, []);
}

const ICONS: Readonly<Record<WaitingSetupState['kind'], IconName>> = {
  waiting: 'later',
  searching: 'search',
  trying: 'key',
  asks: 'info',
  refused: 'key',
  finished: 'check',
};

function WaitingCard({ setup, onEdit }: { setup: WaitingSetup; onEdit(): void }) {
  const w = useWords(waitingWords);
  const titleId = useId();
  const { id: setupId, address, state, passwordKept } = setup;
  const drop = () => void engine.setups.drop({ setupId }).catch(sayFailure);
  const rest = <DropButton address={address} onDrop={drop} />;
  const nothingToDo = <p>{passwordKept === 'keychain' ? w.nothingToDo : w.nothingToDoOpen}</p>;
  const card = (title: string, content: ReactNode, buttons: ReactNode) => (
    <section className="waiting-setup" data-state={state.kind} aria-labelledby={titleId}>
      <Icon name={ICONS[state.kind]} />
      <div>
        <h2 id={titleId}>{title}</h2>
        {content}
        <div className="waiting-setup-actions">{buttons}</div>
      </div>
    </section>
  );
  switch (state.kind) {
    case 'waiting': {
      const { problem } = state;
      const isOffline = problem === null || problem.kind === 'offline';
      const told = problem && !isOffline && <ProblemCard problem={problem} level="h3" />;
      return card(
        isOffline ? w.waitingForNetwork(address) : w.waitingForServers(address),
        <>
          {nothingToDo}
          {told}
        </>,
        <>
          <Button onClick={() => void engine.setups.tryNow({ setupId }).catch(sayFailure)}>{w.tryNow}</Button>
          <Button onClick={onEdit}>{w.change}</Button>
          {rest}
        </>,
      );
    }
    case 'searching':
      return card(w.searching(address), nothingToDo, rest);
    case 'trying':
      return card(w.trying(address), nothingToDo, rest);
    case 'asks':
      return card(w.asks(address), <Question setup={setup} {...state} onEdit={onEdit} />, rest);
    case 'refused':
      return card(
        w.refused(address),
        <ProblemCard problem={state.problem} level="h3" />,
        <>
          <Button variant="primary" onClick={onEdit}>
            {w.correct}
          </Button>
          {rest}
        </>,
      );
    case 'finished':
      return card(
        w.finished(address),
        <p>{w.finishedWhy}</p>,
        <Button variant="primary" onClick={drop}>
          {w.seen}
        </Button>,
      );
  }
}

interface QuestionProps {
  setup: WaitingSetup;
  question: SetupQuestion;
  found: FoundServers;
  onEdit(): void;
}

/** What can be said by agreeing is answered here; what has to be typed, in the form. */
function Question({ setup, question, found, onEdit }: QuestionProps) {
  const w = useWords(waitingWords);
  if (question === 'agreement') return <Agreement setup={setup} found={found} />;
  if (question === 'pop3') {
    return (
      <>
        <p>{w.askPop3}</p>
        <AgreeButton setup={setup} hosts={[]} pop3 />
      </>
    );
  }
  const why = {
    identifiant: w.askIdentifiant,
    applicationPassword: w.askApplicationPassword,
    password: w.askPassword,
  }[question];
  return (
    <>
      <p>{why}</p>
      <div>
        <Button variant="primary" onClick={onEdit}>
          {w.answer}
        </Button>
      </div>
    </>
  );
}

function Agreement({ setup, found }: { setup: WaitingSetup; found: FoundServers }) {
  const w = useWords(guidedWords);
  const hosts = hostsToAgree(found).filter((host) => !setup.agreedHosts.includes(host));
  const [agreed, setAgreed] = useState<readonly string[]>([]);
  const set = (host: string, yes: boolean) => setAgreed(yes ? [...agreed, host] : agreed.filter((one) => one !== host));
  return (
    <>
      <p>{found.incoming.origin === 'shared' ? w.elsewhereShared : w.elsewhere}</p>
      {hosts.map((host) => (
        <CheckField
          key={host}
          label={w.agree(host)}
          checked={agreed.includes(host)}
          onChange={(yes) => set(host, yes)}
        />
      ))}
      <AgreeButton setup={setup} hosts={agreed} pop3={false} disabled={agreed.length < hosts.length} />
    </>
  );
}

interface AgreeButtonProps {
  setup: WaitingSetup;
  hosts: readonly string[];
  pop3: boolean;
  disabled?: boolean;
}

function AgreeButton({ setup, hosts, pop3, disabled = false }: AgreeButtonProps) {
  const w = useWords(waitingWords);
  const agree = () => void engine.setups.agree({ setupId: setup.id, hosts: [...hosts], pop3 }).catch(sayFailure);
  return (
    <div>
      <Button variant="primary" aria-disabled={disabled} onClick={() => !disabled && agree()}>
        {w.agreeAndGoOn}
      </Button>
    </div>
  );
}

function DropButton({ address, onDrop }: { address: string; onDrop(): void }) {
  const w = useWords(waitingWords);
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button variant="quiet" onClick={() => setAsks(true)}>
        {w.drop}
      </Button>
      {asks && (
        <ConfirmDialog
          title={w.dropTitle(address)}
          action={w.drop}
          danger
          onConfirm={onDrop}
          onClose={() => setAsks(false)}
        >
          <p>{w.dropBody}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
