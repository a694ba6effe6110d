// Files that people bring along: mailboxes of the mbox family, single messages, and Thunderbird's own formats.
import { countMbox } from '../../../engine/import/mbox/count-mbox.ts';
import { type MboxItem, readMbox } from '../../../engine/import/mbox/read-mbox.ts';
import { mboxEntry } from '../../../engine/import/mbox/write-mbox.ts';
import { messageIn } from '../../../engine/import/read-file.ts';
import { parseFilters } from '../../../engine/import/thunderbird/filters.ts';
import { parseMork } from '../../../engine/import/thunderbird/mork.ts';
import { parsePrefs } from '../../../engine/import/thunderbird/prefs.ts';
import { bufferSource } from '../../unit/import/buffer-source.ts';
import { type FuzzTarget, hold } from '../fuzz-target.ts';
import { mailSeeds } from '../seeds.ts';

const SEPARATOR = 'From - Tue Feb  3 09:08:07 2004\r\n';

export const mailboxFiles: FuzzTarget = {
  name: 'mailboxFiles',
  seeds: (extra) =>
    mailSeeds(extra).map((mail) => Buffer.concat([Buffer.from(SEPARATOR), mail, Buffer.from('\r\n\r\n')])),
  words: [
    ...[SEPARATOR, '\nFrom a@b Mon Jan 1 00:00:00 2001\n', '\n>From ', '\n>>From ', '\nFrom ', 'From ???@??? ', '\n\n'],
    ...[
      'Content-Length: 7\n',
      'X-Mozilla-Status: 0009\n',
      'X-Mozilla-Keys: a b\n',
      'Status: RO\n',
      'X-Casier-Size: 9\n',
    ],
    ...[
      'user_pref("a", "\\u00e9");',
      'name="a"\n',
      'action="Delete"\n',
      '<(a=c)>',
      '{1:^80 ',
      '[1:^80(^81^82)]',
      '(80=a$C3$A9)',
    ],
    ...['\0', '\r', '\r\n', '\xff', ': '],
  ],
  async check(input) {
    messageIn(input);
    parseMork(input);
    parsePrefs(input.toString('latin1'));
    parseFilters(input.toString('latin1'));
    const items = await read(input);
    hold('what is read is the same through any windows', same(items, await read(input, 600)));
    let last = -1;
    for (const { next } of items) {
      hold('reading goes on', next > last && next <= input.length);
      last = next;
    }
    await countMbox(bufferSource(input));
    await holdRoundTrip(items);
  },
};

async function read(input: Buffer, windowBytes?: number): Promise<MboxItem[]> {
  const items: MboxItem[] = [];
  for await (const item of readMbox(bufferSource(input), windowBytes ? { windowBytes } : {})) items.push(item);
  return items;
}

async function holdRoundTrip(items: readonly MboxItem[]): Promise<void> {
  const messages = items.flatMap((item) => (item.kind === 'message' ? [item] : []));
  const written = Buffer.concat(messages.map(({ raw }) => mboxEntry({ raw, flags: ['\\Seen'], receivedAt: 0 })));
  const back = await read(written);
  hold('as many come back', back.length === messages.length);
  hold('as many are counted', (await countMbox(bufferSource(written))) === messages.length);
  for (const [index, item] of back.entries()) {
    hold('what is written comes back', item.kind === 'message' && item.raw.equals(messages[index]!.raw));
  }
}

function same(a: readonly MboxItem[], b: readonly MboxItem[]): boolean {
  const told = (items: readonly MboxItem[]) =>
    JSON.stringify(
      items.map((item) => (item.kind === 'message' ? [item.raw.toString('latin1'), item.flags] : item.reason)),
    );
  return told(a) === told(b);
}
