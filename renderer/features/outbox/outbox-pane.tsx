// « Boîte d'envoi »: what is on its way out, in words, with what can be done. The server's own words are kept for
// those who ask.
import { displayName } from '../../../shared/domain/address.ts';
import type { OutboxEntry } from '../../../shared/domain/outbox.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { MailingLines, useMailings } from '../mailing/index.ts';
import { describeProblem, problemWords } from '../problems/index.ts';
import { type EntryAction, type EntryState, entryActions, entryState, needsPerson } from './entry-state.ts';
import { proofText, proofWords } from './proof.ts';
import {
  correct,
  editAgain,
  giveUp,
  resolveUnknown,
  sendAgain,
  sendNow,
  useOutbox,
  useSendings,
} from './use-outbox.ts';
import { words } from './words.ts';
import './outbox.css';

export function OutboxPane() {
  const w = useWords(words);
  const entries = useOutbox();
  const mailings = useMailings();
  return (
    <ErrorBoundary>
      <section className="outbox" aria-labelledby="outbox-title" aria-busy={entries === undefined}>
        <h1 id="outbox-title">{w.title}</h1>
        {entries?.length === 0 && mailings.length === 0 && <p className="outbox-empty">{w.empty}</p>}
        <MailingLines />
        <ul className="outbox-list">
          {entries?.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
        <Sendings />
      </section>
    </ErrorBoundary>
  );
}

const ICONS: Partial<Record<EntryState, IconName>> = {
  scheduled: 'later',
  kept: 'pause',
  guardHeld: 'shield',
  stopped: 'warning',
  waitsForPassword: 'key',
  refused: 'warning',
  sentInPart: 'warning',
  unknown: 'info',
  paced: 'later',
  restLater: 'later',
  restPutOff: 'later',
  restRefused: 'warning',
  sent: 'check',
};

function Entry({ entry }: { entry: OutboxEntry }) {
  const w = useWords(words);
  const state = entryState(entry);
  return (
    <li className={`outbox-entry ${needsPerson(state) ? 'outbox-needs-person' : ''}`}>
      <Icon name={ICONS[state] ?? 'sent'} />
      <div className="outbox-words">
        <h2>{entry.subject || w.noSubject}</h2>
        <p className="outbox-recipients">{w.recipients(entry.recipients.map(displayName))}</p>
        <StateText entry={entry} state={state} />
        <ServerWords entry={entry} />
      </div>
      <div className="outbox-actions">
        {entryActions(state, entry.isRest).map((action, index) => (
          <Button
            key={action}
            variant={index === 0 && needsPerson(state) ? 'primary' : 'plain'}
            onClick={() => run(action, entry)}
          >
            {w[action]}
          </Button>
        ))}
      </div>
    </li>
  );
}

/** These say themselves what the problem is. */
const SAID_BY_STATE: readonly EntryState[] = ['guardHeld', 'paced', 'restPutOff', 'restRefused'];

function StateText({ entry, state }: { entry: OutboxEntry; state: EntryState }) {
  const w = useWords(words);
  const formats = useFormats();
  const problems = useWords(problemWords);
  const { refusedRecipients, notBeforeAt, problem } = entry;
  const when = notBeforeAt === null ? '' : formats.listDate(notBeforeAt);
  return (
    <p className="outbox-state">
      {w.states(state, when)}
      {problem && !SAID_BY_STATE.includes(state) && ` ${describeProblem(problem, problems).title}.`}
      {refusedRecipients.length > 0 && (
        <strong> {w.refusedRecipients(refusedRecipients.map(({ address }) => address).join(', '))}</strong>
      )}
    </p>
  );
}

function ServerWords({ entry: { serverResponse, problem, refusedRecipients } }: { entry: OutboxEntry }) {
  const w = useWords(words);
  const said = serverResponse ?? refusedRecipients.find(({ response }) => response)?.response ?? problem?.detail;
  if (!said) return null;
  return (
    <details className="outbox-server">
      <summary>{w.serverWords}</summary>
      <code>{said}</code>
    </details>
  );
}

/** What left of late, and how that is known. */
function Sendings() {
  const w = useWords(words);
  const p = useWords(proofWords);
  const formats = useFormats();
  const sendings = useSendings() ?? [];
  if (sendings.length === 0) return null;
  return (
    <section aria-labelledby="sendings-title">
      <h2 id="sendings-title">{w.lately}</h2>
      <ul className="outbox-list">
        {sendings.map((proof) => (
          <li key={`${proof.messageIdHeader} ${proof.acceptedAt}`} className="outbox-entry">
            <Icon name="check" />
            <div className="outbox-words">
              <h3>{proof.subject || w.noSubject}</h3>
              <p>{proofText(proof, p, formats)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function run(action: EntryAction, entry: OutboxEntry): void {
  switch (action) {
    case 'edit':
      void editAgain(entry);
      break;
    case 'sendNow':
      void sendNow(entry);
      break;
    case 'correct':
      void correct(entry);
      break;
    case 'sendToThese':
      void sendAgain(entry);
      break;
    case 'giveUp':
      void giveUp(entry);
      break;
    case 'wasSent':
    case 'sendAgain':
      void resolveUnknown(entry, action);
      break;
  }
}
