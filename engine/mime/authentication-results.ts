// What servers wrote into a message about its sender (Authentication-Results, RFC 8601). Anybody can write such a field
// into a message; so a field counts only with the name of the server that wrote it, and only among the fields that stand
// above, or right below, the hop by which the message came in from outside: what is further down was there before.
// Whose word is taken is decided in shared/phishing.
import type { Authentication } from '../../shared/phishing/index.ts';
import { fieldText, type HeaderBlock } from './header-block.ts';

/** Internal hops write a Received each; more than these before the outside begins is nobody's mail path. */
const HOPS_MAX = 8;

/** Newest first. `isOwn`: whether a host of that name is one of the account's servers. */
export function authenticationResults(block: HeaderBlock, isOwn: (host: string) => boolean): Authentication[] {
  const found: Authentication[] = [];
  let hops = 0;
  let outside = false;
  for (const field of block.fields) {
    if (field.name === 'received') {
      // A Received by a foreign server, or a second one after the message came in: from here on others wrote.
      if (outside || ++hops > HOPS_MAX) break;
      const { from, by } = hostsOf(fieldText(block, field));
      if (by !== null && !isOwn(by)) break;
      outside = from === null || !isOwn(from);
    } else if (field.name === 'authentication-results') {
      const result = readResults(fieldText(block, field));
      if (result && isOwn(result.by)) found.push(result);
    }
  }
  return found;
}

function hostsOf(received: string): { from: string | null; by: string | null } {
  const host = (word: string) =>
    new RegExp(`(?:^|\\s)${word}\\s+([\\w.-]+)`, 'i').exec(received)?.[1]?.toLowerCase() ?? null;
  return { from: host('from'), by: host('by') };
}

/** null: it names no server, and so is nobody's word. */
export function readResults(text: string): Authentication | null {
  const [first = '', ...rest] = withoutComments(text).split(';');
  const by = /^\s*"?([\w.-]+)"?(?:\s+\d+)?\s*$/.exec(first)?.[1]?.toLowerCase();
  if (!by) return null;
  const method = (name: string): string | null => {
    const results = rest.flatMap(
      (one) => new RegExp(`^\\s*${name}\\s*=\\s*(\\w+)`, 'i').exec(one)?.[1]?.toLowerCase() ?? [],
    );
    return results.includes('pass') ? 'pass' : (results[0] ?? null);
  };
  return { by, spf: method('spf'), dkim: method('dkim'), dmarc: method('dmarc') };
}

function withoutComments(text: string): string {
  let plain = text;
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/\([^()]*\)/g, ' ');
  }
  return plain;
}
