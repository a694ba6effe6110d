// « Qu'est-ce qui ne va pas ? »: walks to both servers of an account, step by step, and tells what it finds.
// Invariant: at most one login a server, none after a refused one, and none at all with a password that is known to be
// refused: accounts get locked. Nothing is sent, nothing is changed.
import type { SetupSide } from '../../shared/domain/account.ts';
import type { DiagnosisLine, DiagnosisStep } from '../../shared/domain/diagnosis.ts';
import type { MailErrorData } from '../../shared/domain/problem.ts';
import type { Password } from '../backend/password.ts';
import { expectMailError } from '../core/problems.ts';
import type { AccountServers, Protocols } from './protocols.ts';

export interface DiagnoseOptions {
  protocols: Protocols;
  account: AccountServers;
  /** Rejects with MailError auth when there is none to try. */
  password(): Promise<Password>;
  /** What the server said to this password before; null as far as anybody knows it is right. */
  refused: MailErrorData | null;
  onLine(line: DiagnosisLine): void;
}

const STEPS: Readonly<Record<SetupSide, readonly DiagnosisStep[]>> = {
  incoming: ['name', 'connection', 'encryption', 'login', 'quota'],
  outgoing: ['name', 'connection', 'encryption', 'login'],
};

type Facts = Omit<Partial<DiagnosisLine>, 'side' | 'step' | 'host' | 'port'>;

/** Rejects with `cancelled` when aborted. */
export async function diagnose(options: DiagnoseOptions, signal: AbortSignal): Promise<void> {
  const refused = await diagnoseSide('incoming', options, options.refused, signal);
  // Both servers take the same password.
  await diagnoseSide('outgoing', options, refused, signal);
}

/** Answers the refusal of the password, if there is one by now. */
async function diagnoseSide(
  side: SetupSide,
  options: DiagnoseOptions,
  refused: MailErrorData | null,
  signal: AbortSignal,
): Promise<MailErrorData | null> {
  const { protocols, account, onLine } = options;
  const server = account[side];
  if (!server) return refused;
  const left = [...STEPS[side]];
  let stepAtMs = performance.now();
  const tell = (step: DiagnosisStep, facts: Facts) => {
    // What lies before it has no line of its own: a proxy looks names up, the login sees to STARTTLS.
    while (left.length > 0 && left[0] !== step) line(left.shift()!, { outcome: 'skipped' });
    left.shift();
    line(step, facts);
  };
  const line = (step: DiagnosisStep, facts: Facts) => {
    const tookMs = Math.round(performance.now() - stepAtMs);
    stepAtMs = performance.now();
    onLine({ side, step, outcome: 'good', host: server.host, port: server.port, tookMs, ...facts });
  };
  try {
    await protocols.walk(server, tell, signal);
    if (refused) {
      tell('login', { outcome: 'bad', error: refused });
      return refused;
    }
    await logIn(side, options, tell, signal);
    return null;
  } catch (error) {
    const { kind, data } = expectMailError(error);
    if (kind === 'cancelled') throw error;
    tell(left.find((step) => step === stepOf(data)) ?? left[0]!, { outcome: 'bad', error: data });
    return kind === 'auth' ? data : null;
  } finally {
    if (!signal.aborted) for (const step of left.splice(0)) line(step, { outcome: 'skipped' });
  }
}

async function logIn(
  side: SetupSide,
  { protocols, account, password }: DiagnoseOptions,
  tell: (step: DiagnosisStep, facts: Facts) => void,
  signal: AbortSignal,
): Promise<void> {
  const secret = await password();
  const encrypted = account[side]?.security === 'starttls';
  const inside = () => {
    if (encrypted) tell('encryption', {});
    tell('login', {});
  };
  if (side === 'outgoing') {
    await protocols.submitter(account, secret).check(signal);
    return inside();
  }
  if (account.protocol === 'pop3') {
    const session = await protocols.maildrop(account, secret).open(signal);
    inside();
    return void (await session.quit(signal));
  }
  const session = await protocols.backend(account, secret).open(signal);
  inside();
  try {
    const quota = await session.quota(signal);
    tell(
      'quota',
      quota ? { ...quota, outcome: quota.usedBytes < quota.limitBytes ? 'good' : 'bad' } : { outcome: 'skipped' },
    );
  } finally {
    await session.close();
  }
}

/** Where on the way such an error belongs; the login's, if nothing says otherwise. */
function stepOf({ kind, reason }: MailErrorData): DiagnosisStep {
  if (reason === 'nameNotFound') return 'name';
  if (kind === 'certificate') return 'encryption';
  return kind === 'connection' || kind === 'offline' ? 'connection' : 'login';
}
