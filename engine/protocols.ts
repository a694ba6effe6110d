// Which protocol serves an account: IMAP, POP3 and SMTP on the network, or the trial mailbox.
import type { Protocols } from './accounts/protocols.ts';
import { walkToServer } from './connection/walk.ts';
import { imapBackend } from './imap/index.ts';
import { pop3Maildrop } from './pop3/index.ts';
import type { RoomsOptions } from './rooms-options.ts';
import { smtpSubmitter } from './smtp/index.ts';
import type { openTrialMailbox } from './trial-mailbox.ts';

/** Somebody is watching. */
const WALK_STEP_MS = 10_000;

export function protocolsOf(
  options: Pick<RoomsOptions, 'extraCertificates' | 'network'>,
  trial: ReturnType<typeof openTrialMailbox>,
): Protocols {
  const { extraCertificates, network } = options;
  return {
    backend: ({ incoming }, { text, say }) =>
      incoming ? imapBackend(incoming, text, { extraCertificates, network, say }) : trial.backend,
    maildrop: ({ incoming }, { text, say }) => {
      if (!incoming) throw new Error('an account that collects has no incoming server');
      return pop3Maildrop(incoming, text, { extraCertificates, network, say });
    },
    submitter: ({ outgoing }, { text, say }) =>
      outgoing ? smtpSubmitter(outgoing, text, { extraCertificates, network, say }) : trial.submitter,
    walk: (server, onStep, signal) =>
      walkToServer(server, { extraCertificates, network, limitMs: WALK_STEP_MS }, onStep, signal),
    needsPassword: (protocol) => protocol === 'imap' || protocol === 'pop3',
  };
}
