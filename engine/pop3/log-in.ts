// Logs in, once. Invariant: the password goes over the wire one time at most, by one mechanism that is chosen before
// and never replaced by another after the password was said; a server that refuses it is not asked again.
import type { ServerSettings } from '../../shared/domain/account.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { refusalOf } from '../core/login-refusal.ts';
import type { Capabilities } from './capabilities.ts';
import { loginError, responseCode } from './errors.ts';
import type { Reply } from './reply-reader.ts';
import type { Wire } from './wire.ts';

type LoginWay = 'PLAIN' | 'LOGIN' | 'USER';

/** PLAIN says which charset it is in; USER is what every server has; LOGIN is what some have instead. */
export function chooseLogin({ known, user, sasl }: Capabilities): LoginWay | null {
  if (!known) return 'USER';
  if (sasl.includes('PLAIN')) return 'PLAIN';
  if (user) return 'USER';
  if (sasl.includes('LOGIN')) return 'LOGIN';
  // Some servers that know CAPA do not think of naming USER. One that names other mechanisms means it.
  return sasl.length === 0 ? 'USER' : null;
}

export async function logIn(
  wire: Wire,
  settings: ServerSettings,
  password: string,
  capabilities: Capabilities,
): Promise<void> {
  const { host, port, userName } = settings;
  const endpoint = { host, port };
  const way = chooseLogin(capabilities);
  if (isClosedToPlainText(settings, capabilities)) {
    throw new MailError({ kind: 'unsupported', reason: 'plainTextRefused', ...endpoint });
  }
  if (way === null) throw new MailError({ kind: 'unsupported', detail: `SASL ${capabilities.sasl}`, ...endpoint });
  // Would be a command of its own.
  if (/[\r\n\0]/.test(userName + password)) throw new MailError({ kind: 'auth', reason: 'wrongPassword', ...endpoint });

  const reply = await LOGINS[way](wire, userName, password);
  if (reply.status === 'ok') return;
  const { data } = loginError(reply, endpoint, capabilities.loginDelayMs);
  throw new MailError(refusalOf(password, data, way === 'PLAIN'));
}

/** The server offers no login as long as nobody encrypts (RFC 2595 §2.1): the password is not said in vain. */
function isClosedToPlainText({ security }: ServerSettings, { known, user, sasl, stls }: Capabilities): boolean {
  return security === 'none' && known && stls && !user && !sasl.some((name) => name === 'PLAIN' || name === 'LOGIN');
}

type Login = (wire: Wire, userName: string, password: string) => Promise<Reply>;

/**
 * RFC 5034 lets the answer to the first challenge go along with AUTH, which older servers take for a mistake: the
 * challenge is waited for. A server that refuses AUTH itself, for no reason of its own, has not heard the password yet.
 */
const plain: Login = async (wire, userName, password) => {
  const challenged = await wire.ask('AUTH PLAIN');
  if (challenged.status === 'error' && responseCode(challenged) === null) return user(wire, userName, password);
  return challenged.status === 'continue' ? wire.ask(base64(`\0${userName}\0${password}`)) : challenged;
};

const login: Login = async (wire, userName, password) => {
  for (const answer of ['AUTH LOGIN', base64(userName)]) {
    const reply = await wire.ask(answer);
    if (reply.status !== 'continue') return reply;
  }
  return wire.ask(base64(password));
};

const user: Login = async (wire, userName, password) => {
  const reply = await wire.ask(`USER ${userName}`);
  return reply.status === 'ok' ? wire.ask(`PASS ${password}`) : reply;
};

const LOGINS: Readonly<Record<LoginWay, Login>> = { PLAIN: plain, LOGIN: login, USER: user };

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
