// What a server says that it can do (CAPA, RFC 2449), and how that is read. CAPA is younger than POP3: a server that
// does not know it is asked for everything all the same, one command at a time.
import type { Wire } from './wire.ts';

export interface Capabilities {
  /** False: the server knows no CAPA. */
  known: boolean;
  stls: boolean;
  /** USER and PASS are offered. */
  user: boolean;
  /** Upper case. */
  sasl: readonly string[];
  pipelining: boolean;
  /** The server wants so long between two logins (LOGIN-DELAY). */
  loginDelayMs: number | null;
}

export async function askCapabilities(wire: Wire): Promise<Capabilities> {
  const pieces: Buffer[] = [];
  const reply = await wire.ask('CAPA', { onText: (bytes) => void pieces.push(Buffer.from(bytes)) });
  return parseCapabilities(reply.status === 'ok' ? Buffer.concat(pieces).toString('latin1') : null);
}

/** `text` null: refused. */
export function parseCapabilities(text: string | null): Capabilities {
  const offered = new Map<string, string[]>();
  for (const line of (text ?? '').split(/\r?\n/)) {
    const [name, ...values] = line.trim().toUpperCase().split(/\s+/);
    if (name) offered.set(name, values);
  }
  const delay = Number(offered.get('LOGIN-DELAY')?.[0]);
  return {
    known: text !== null,
    stls: offered.has('STLS'),
    user: offered.has('USER'),
    sasl: offered.get('SASL') ?? [],
    pipelining: offered.has('PIPELINING'),
    loginDelayMs: Number.isInteger(delay) && delay > 0 ? Math.min(delay, 86_400) * 1_000 : null,
  };
}
