// Which messages of the server's listing are held already: by what core/maildrop-plan.ts knows at a glance, then by
// header blocks where it doubts. What stays open is taken for new here; store-collected.ts knows it by its bytes.
import type { MaildropEntry } from '../backend/maildrop.ts';
import { groupBy, type ListedMessage, type Match, matchByHeader, planListing } from '../core/maildrop-plan.ts';
import { parseHeader } from '../mime/header-facts.ts';
import { heldIdentity, type StoredHeld } from '../store/maildrop.ts';
import { headerHashOf, type MaildropPass } from './maildrop-pass.ts';

export interface MatchedListing {
  known: Match<StoredHeld>[];
  fresh: ListedMessage[];
  unmatched: StoredHeld[];
}

/** Header blocks that are held at once. */
const HEADERS_AT_ONCE = 200;

export async function matchMaildrop(
  pass: MaildropPass,
  listed: readonly MaildropEntry[],
  held: readonly StoredHeld[],
): Promise<MatchedListing> {
  const { known, doubtful, fresh, unmatched } = planListing(listed, held);
  const open = new Set(unmatched);
  const byHeader = groupBy(unmatched, (one) => one.headerHash);
  const unknown: ListedMessage[] = [];
  const likeness = likenessOf(pass, unmatched);
  for await (const { entry, headerHash, header } of headerHashes(pass, doubtful)) {
    const candidates = (headerHash === null ? [] : (byHeader.get(headerHash) ?? [])).filter((one) => open.has(one));
    const found = matchByHeader(entry, candidates) ?? likeness(header, headerHash, open);
    if (found) open.delete(found);
    if (found) known.push({ entry, held: found });
    else unknown.push(entry);
  }
  return { known, fresh: [...fresh, ...unknown], unmatched: [...open] };
}

/**
 * Another server of the account writes other lines into the header of the same message: what came from the former one is
 * known by its Message-ID, its date and its subject, and from then on by the header that this server shows.
 */
function likenessOf({ store }: MaildropPass, unmatched: readonly StoredHeld[]) {
  const known = unmatched.flatMap((held) => {
    const identity = held.isFromElsewhere ? heldIdentity(store.reads, held) : null;
    return identity?.messageIdHeader ? [{ held, identity }] : [];
  });
  const byId = groupBy(known, ({ identity }) => identity.messageIdHeader);
  return (header: Uint8Array | null, headerHash: string | null, open: ReadonlySet<StoredHeld>): StoredHeld | null => {
    if (!header || byId.size === 0) return null;
    const told = parseHeader(header);
    const found = byId
      .get(told.messageIdHeader)
      ?.find(
        ({ held, identity }) => open.has(held) && told.dateAt === identity.dateAt && told.subject === identity.subject,
      )?.held;
    if (found) found.headerHash = headerHash;
    return found ?? null;
  };
}

/** null for what the server would not give, or what tells nothing. */
export async function* headerHashes<Entry extends ListedMessage>(
  { session, signal }: MaildropPass,
  entries: readonly Entry[],
): AsyncGenerator<{ entry: Entry; headerHash: string | null; header: Uint8Array | null }> {
  let givesHeaders = true;
  for (let at = 0; at < entries.length; at += HEADERS_AT_ONCE) {
    const chunk = entries.slice(at, at + HEADERS_AT_ONCE);
    const numbers = chunk.map(({ number }) => number);
    const headers: Map<number, Uint8Array> = givesHeaders ? await session.headers(numbers, signal) : new Map();
    givesHeaders &&= headers.size > 0;
    for (const entry of chunk) {
      const header = headers.get(entry.number);
      yield { entry, headerHash: header ? headerHashOf(header) : null, header: header ?? null };
    }
  }
}
