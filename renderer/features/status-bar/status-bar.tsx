// The foot of the window: what the synchronisation is doing, how much can be read offline, and the counts of the
// folder. Only a change of phase is said aloud; counts change too often to be.
import type { AccountStatus } from '../../../shared/domain/account.ts';
import { engine } from '../../engine/engine.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useAccountStatuses } from '../../state/accounts.ts';
import { useShownFolder } from '../../state/mailboxes.ts';
import { useStoreState } from '../../state/store.ts';
import { showOverlay } from '../../state/view.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ActivityButton } from '../activity/index.ts';
import { QuietNote } from '../notices/index.ts';
import { PasswordQuestion } from '../password-year/index.ts';
import { PendingButton } from '../pending/index.ts';
import { sayFailure } from '../problems/index.ts';
import { ProjectingButton } from '../projecting/index.ts';
import { QuotaNote } from '../quota/index.ts';
import { phaseText, speaker, totalsOf } from './summary.ts';
import { statusWords } from './words.ts';
import './status-bar.css';

export function StatusBar() {
  const w = useWords(statusWords);
  const formats = useFormats();
  const statuses = useAccountStatuses();
  const mailboxes = useShownFolder()?.mailboxes;
  const sum = (count: 'unread' | 'total') =>
    formats.number((mailboxes ?? []).reduce((all, one) => all + one[count], 0));
  const store = useStoreState();
  const { pending } = totalsOf(statuses);
  return (
    <footer className="status-bar">
      <Phase statuses={statuses} />
      <WhatIsWrong statuses={statuses} />
      {statuses.length > 0 && <Download statuses={statuses} />}
      <PendingButton count={pending} />
      <ActivityButton />
      <QuietNote />
      <QuotaNote statuses={statuses} />
      <PasswordQuestion />
      {store?.kind === 'open' && !store.kept && <span className="status-note">{w.notKept}</span>}
      <span className="status-gap" />
      <ProjectingButton />
      {mailboxes && <span>{w.counts(sum('unread'), sum('total'))}</span>}
    </footer>
  );
}

function Phase({ statuses }: { statuses: readonly AccountStatus[] }) {
  const w = useWords(statusWords);
  const formats = useFormats();
  const status = speaker(statuses);
  const trouble = status && ['offline', 'waiting', 'needsUser'].includes(status.phase);
  return (
    <span className={`status-phase${trouble ? ' status-trouble' : ''}`} role="status">
      {trouble && <Icon name={status.phase === 'needsUser' ? 'warning' : 'offline'} />}
      {status?.phase === 'syncing' && <span className="status-spinner" />}
      {status && phaseText(status, w, formats)}
    </span>
  );
}

/** A server out of reach is told here only: so is the way to find out why. */
function WhatIsWrong({ statuses }: { statuses: readonly AccountStatus[] }) {
  const w = useWords(statusWords);
  const status = speaker(statuses);
  if (status?.phase !== 'waiting' && status?.phase !== 'offline') return null;
  const { accountId } = status;
  return <IconButton icon="info" label={w.whatIsWrong} onClick={() => showOverlay({ kind: 'diagnosis', accountId })} />;
}

function Download({ statuses }: { statuses: readonly AccountStatus[] }) {
  const w = useWords(statusWords);
  const formats = useFormats();
  const { total, offline, paused } = totalsOf(statuses);
  if (total === 0) return null;
  const complete = offline >= total;
  const setPaused = () => {
    for (const { accountId } of statuses) {
      void engine.accounts.setDownloadPaused({ accountId, paused: !paused }).catch(sayFailure);
    }
  };
  return (
    <span className="status-download">
      {!complete && (
        <progress aria-label={w.readable(formats.number(offline), formats.number(total))} max={total} value={offline} />
      )}
      {complete ? w.allReadable(formats.number(total)) : w.readable(formats.number(offline), formats.number(total))}
      {(!complete || paused) && (
        <IconButton icon={paused ? 'play' : 'pause'} label={paused ? w.resume : w.pause} onClick={setPaused} />
      )}
    </span>
  );
}
