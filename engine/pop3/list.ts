// What is in the maildrop: LIST and UIDL, put together by number. Servers that know no UIDL, that leave messages out of
// it or write lines that cannot be read have messages without a lasting id; what to do with those is decided elsewhere.
import type { MaildropEntry } from '../backend/maildrop.ts';
import type { Connection } from './connect.ts';
import { commandError, isAboutServer } from './errors.ts';
import type { Reply } from './reply-reader.ts';
import { createTextBuffer } from './text-buffer.ts';

/** A line for each of 400,000 messages. */
const LISTING_BYTES_MAX = 32 * 1024 * 1024;

export async function listMaildrop({ wire, capabilities, endpoint }: Connection): Promise<MaildropEntry[]> {
  const ask = async (command: string): Promise<{ reply: Reply; text: string }> => {
    const text = createTextBuffer(0, LISTING_BYTES_MAX);
    const reply = await wire.ask(command, { onText: text.add });
    return { reply, text: Buffer.from(text.take()).toString('latin1') };
  };
  const listing = ask('LIST');
  // A list that fails is told by itself; here it is only not to be waited for alone.
  if (!capabilities.pipelining) await listing;
  const [sizes, ids] = await Promise.all([listing, ask('UIDL')]);
  if (sizes.reply.status !== 'ok') throw commandError(sizes.reply, endpoint);
  // « -ERR [SYS/TEMP] » is no server without UIDL.
  if (ids.reply.status !== 'ok' && isAboutServer(ids.reply)) throw commandError(ids.reply, endpoint);
  return mergeListings(sizes.text, ids.reply.status === 'ok' ? ids.text : null);
}

/** `ids` null: no UIDL. By number, ascending. */
export function mergeListings(sizes: string, ids: string | null): MaildropEntry[] {
  const uidls = new Map(linesOf(ids ?? '').map(({ number, value }) => [number, value]));
  const entries = new Map<number, MaildropEntry>();
  for (const { number, value } of linesOf(sizes)) {
    const size = /^\d{1,15}/.exec(value)?.[0];
    entries.set(number, { number, sizeBytes: size ? Number(size) : null, uidl: uidls.get(number) || null });
  }
  // Named by UIDL alone: it is there, whatever LIST forgot.
  for (const [number, uidl] of uidls) {
    if (!entries.has(number)) entries.set(number, { number, sizeBytes: null, uidl: uidl || null });
  }
  return [...entries.values()].sort((a, b) => a.number - b.number);
}

/** « 12 whqtswO00WBw418f9t5JxYwZ »; lines without a number are nobody's. */
function linesOf(text: string): { number: number; value: string }[] {
  return text.split('\n').flatMap((line) => {
    const found = /^\s*(\d{1,9})(?:\s+(\S.*?))?\s*$/.exec(line);
    const number = Number(found?.[1]);
    return found && number > 0 ? [{ number, value: found[2] ?? '' }] : [];
  });
}
