// The mbox family as it is found: one table row per habit of a program, and the round trip through our own writer.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMbox } from '../../../engine/import/mbox/count-mbox.ts';
import { type MboxItem, readMbox } from '../../../engine/import/mbox/read-mbox.ts';
import { mboxEntry } from '../../../engine/import/mbox/write-mbox.ts';
import { bufferSource } from './buffer-source.ts';

const SEPARATOR = 'From paul@ac-lyon.fr Tue Feb  3 09:08:07 2004';

async function read(text: string | Buffer, options: Parameters<typeof readMbox>[1] = {}): Promise<MboxItem[]> {
  const items: MboxItem[] = [];
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
  for await (const item of readMbox(bufferSource(bytes), options)) items.push(item);
  return items;
}

const texts = (items: MboxItem[]) =>
  items.map((item) => (item.kind === 'message' ? item.raw.toString('latin1') : item.reason));
const count = (text: string | Buffer) =>
  countMbox(bufferSource(typeof text === 'string' ? Buffer.from(text, 'latin1') : text));

const lines = (...all: string[]) => `${all.join('\n')}\n`;

interface Habit {
  habit: string;
  file: string;
  found: string[];
  /** Where the pattern count sees separators inside of messages. */
  counted?: number;
}

const HABITS: Habit[] = [
  {
    habit: 'two messages, each ended by an empty line',
    file: lines(SEPARATOR, 'Subject: a', '', 'one', '', SEPARATOR, 'Subject: b', '', 'two', ''),
    found: ['Subject: a\n\none\n', 'Subject: b\n\ntwo\n'],
  },
  {
    habit: 'CRLF',
    file: lines(SEPARATOR, 'Subject: a', '', 'one', '', SEPARATOR, 'Subject: b', '', 'two', '').replaceAll(
      '\n',
      '\r\n',
    ),
    found: ['Subject: a\r\n\r\none\r\n', 'Subject: b\r\n\r\ntwo\r\n'],
  },
  {
    habit: 'no line break at the end of the file',
    file: `${SEPARATOR}\nSubject: a\n\none`,
    found: ['Subject: a\n\none'],
  },
  {
    habit: 'no empty line before a separator with a date',
    file: lines(SEPARATOR, 'Subject: a', '', 'one', SEPARATOR, 'Subject: b', '', 'two'),
    found: ['Subject: a\n\none\n', 'Subject: b\n\ntwo\n'],
  },
  {
    habit: 'mboxrd: one > less',
    file: lines(SEPARATOR, 'Subject: a', '', '>From here', '>>From there', '> From quoted', ''),
    found: ['Subject: a\n\nFrom here\n>From there\n> From quoted\n'],
  },
  {
    habit: 'a writer that quotes nothing: its > are the message’s',
    file: lines(SEPARATOR, 'Subject: a', '', 'From the beginning', '>From the quoted', ''),
    found: ['Subject: a\n\nFrom the beginning\n>From the quoted\n'],
  },
  {
    habit: 'a sentence that begins with From after an empty line',
    file: lines(SEPARATOR, 'Subject: a', '', 'Hello', '', 'From the 3rd of May on, no lessons.', '', 'Bye', ''),
    found: ['Subject: a\n\nHello\n\nFrom the 3rd of May on, no lessons.\n\nBye\n'],
  },
  {
    habit: 'an address after From, and no header behind it',
    file: lines(SEPARATOR, 'Subject: a', '', 'Hello', '', 'From paul@ac-lyon.fr', '', 'Bye', ''),
    found: ['Subject: a\n\nHello\n\nFrom paul@ac-lyon.fr\n\nBye\n'],
  },
  {
    habit: 'mboxcl2: a whole mailbox in a message with a true Content-Length',
    file: lines(
      SEPARATOR,
      'Subject: a',
      `Content-Length: ${`${SEPARATOR}\nSubject: inner\n\ninner\n`.length}`,
      '',
      SEPARATOR,
      'Subject: inner',
      '',
      'inner',
      '',
      SEPARATOR,
      'Subject: b',
      '',
      'two',
      '',
    ),
    found: [
      `Subject: a\nContent-Length: ${`${SEPARATOR}\nSubject: inner\n\ninner\n`.length}\n\n${SEPARATOR}\nSubject: inner\n\ninner\n`,
      'Subject: b\n\ntwo\n',
    ],
    counted: 3,
  },
  {
    habit: 'mboxcl: quoted beside its Content-Length',
    file: lines(
      SEPARATOR,
      'Content-Length: 11',
      'Subject: a',
      '',
      '>From here',
      '',
      SEPARATOR,
      'Subject: b',
      '',
      'x',
      '',
    ),
    found: ['Content-Length: 11\nSubject: a\n\nFrom here\n', 'Subject: b\n\nx\n'],
  },
  {
    habit: 'a false Content-Length',
    file: lines(SEPARATOR, 'Content-Length: 9999', 'Subject: a', '', 'one', '', SEPARATOR, 'Subject: b', '', 'two', ''),
    found: ['Content-Length: 9999\nSubject: a\n\none\n', 'Subject: b\n\ntwo\n'],
  },
  {
    habit: 'Eudora',
    file: lines(
      'From ???@??? Tue Feb 03 09:08:07 1998',
      'To: x',
      '',
      'one',
      '',
      'From ???@??? Tue Feb 03 09:08:08 1998',
      'To: y',
      '',
      'two',
    ),
    found: ['To: x\n\none\n', 'To: y\n\ntwo\n'],
  },
  {
    habit: 'Thunderbird: its fields are not the message’s',
    file: lines(
      'From - Tue Feb 03 09:08:07 2004',
      'X-Account-Key: account2',
      'X-UIDL: 00012',
      'X-Mozilla-Status: 0001',
      'X-Mozilla-Status2: 00000000',
      'X-Mozilla-Keys: $label1                                        ',
      'Return-Path: <a@b>',
      'X-Mozilla-Status: 0008',
      '',
      'one',
      '',
    ),
    found: ['Return-Path: <a@b>\nX-Mozilla-Status: 0008\n\none\n'],
  },
  {
    habit: 'Thunderbird: a separator without a date',
    file: lines('From - ', 'Subject: a', '', 'one', ''),
    found: ['Subject: a\n\none\n'],
  },
  {
    habit: 'a message that its program never fetched whole',
    file: lines('From - Tue Feb 03 09:08:07 2004', 'X-Mozilla-Status: 0400', 'Subject: a', '', 'not downloaded', ''),
    found: ['headerOnly'],
  },
  { habit: 'an empty file', file: '', found: [] },
  { habit: 'nothing but line breaks', file: '\n\r\n\n', found: [] },
  { habit: 'binary garbage', file: '\x00\x01\x02\xff\nMZ\x90\n\x00', found: ['noMail'], counted: 0 },
  {
    habit: 'zeros after a crash, then mail',
    file: lines(SEPARATOR, '\0'.repeat(5_000), '', SEPARATOR, 'Subject: b', '', 'two', ''),
    found: ['noMail', 'Subject: b\n\ntwo\n'],
  },
  {
    habit: 'an .eml file in disguise',
    file: lines('Subject: a', 'From: b@c', '', 'one'),
    found: ['Subject: a\nFrom: b@c\n\none\n'],
    counted: 0,
  },
  {
    habit: 'a place for a message with nothing in it',
    file: lines(SEPARATOR, '', SEPARATOR, 'Subject: b', '', 'two', ''),
    found: ['empty', 'Subject: b\n\ntwo\n'],
  },
  {
    habit: 'many empty lines before the header',
    file: `${SEPARATOR}\n${'\r\n'.repeat(60)}Subject: a\r\n\r\none\r\n\r\n`,
    found: [`${'\r\n'.repeat(60)}Subject: a\r\n\r\none\r\n`],
  },
  {
    habit: 'a line that begins like a separator and does not end',
    file: lines(SEPARATOR, 'Subject: a', '', 'one', '', `${SEPARATOR} ${'x'.repeat(600)}`, 'Subject: b', '', 'two', ''),
    found: [`Subject: a\n\none\n\n${SEPARATOR} ${'x'.repeat(600)}\nSubject: b\n\ntwo\n`],
    counted: 1,
  },
  {
    habit: 'a file cut off in a header',
    file: `${SEPARATOR}\nSubject: a\n\none\n\n${SEPARATOR}\nSubje`,
    found: ['Subject: a\n\none\n', 'noMail'],
  },
];

describe('mailbox files', () => {
  it.each(HABITS)('$habit', async ({ file, found, counted }) => {
    expect(texts(await read(file))).toEqual(found);
    expect(await count(file)).toBe(counted ?? found.length);
  });

  it.each(HABITS)('the same through windows of 64 bytes: $habit', async ({ file, found }) => {
    expect(texts(await read(file, { windowBytes: 64 }))).toEqual(found);
  });

  it('reads Thunderbird’s flags, and knows a message deleted but not swept out', async () => {
    const file = lines(
      'From - Tue Feb 03 09:08:07 2004',
      'X-Mozilla-Status: 1007',
      'X-Mozilla-Status2: 00000000',
      'X-Mozilla-Keys: NonJunk $label1 cours ',
      'Subject: a',
      '',
      'From - Tue Feb 03 09:08:07 2004',
      'X-Mozilla-Status: 0009',
      'Subject: b',
      '',
    );
    expect(await read(file)).toMatchObject([
      { deleted: false, flags: ['\\Seen', '\\Answered', '\\Flagged', '$Forwarded', '$NotJunk', '$label1', 'cours'] },
      { deleted: true, flags: ['\\Seen'] },
    ]);
  });

  it('reads the flags that Unix programs leave in the header, and leaves them there', async () => {
    const file = lines(SEPARATOR, 'Subject: a', 'Status: RO', 'X-Status: AFT', 'X-Keywords: cours  ', '', 'x', '');
    expect(await read(`${file}${file.replace('AFT', 'D')}`)).toMatchObject([
      { deleted: false, flags: ['\\Seen', '\\Answered', '\\Flagged', '\\Draft', 'cours'] },
      { deleted: true },
    ]);
    expect(texts(await read(file))[0]).toContain('Status: RO');
    expect(await read(file.replace('RO', 'delivered'))).toMatchObject([{ deleted: false, flags: [] }]);
  });

  it('goes on at the position that an earlier reading left', async () => {
    const file = HABITS[0]!.file;
    const [first] = await read(file);
    expect(texts(await read(file, { from: first!.next }))).toEqual(['Subject: b\n\ntwo\n']);
  });

  it('reads beyond the fourth gigabyte', async () => {
    const base = 5_000_000_000;
    const bytes = Buffer.from(HABITS[0]!.file);
    const source = {
      sizeBytes: base + bytes.length,
      read: async (position: number, length: number) => bytes.subarray(position - base, position - base + length),
    };
    const items: MboxItem[] = [];
    for await (const item of readMbox(source, { from: base })) items.push(item);
    expect(items).toMatchObject([{ kind: 'message' }, { kind: 'message', next: base + bytes.length }]);
  });

  it('passes over a message that is too large, and reads the next', async () => {
    const file = lines(SEPARATOR, 'Subject: a', '', 'x'.repeat(5_000), '', SEPARATOR, 'Subject: b', '', 'two', '');
    expect(texts(await read(file, { messageBytesMax: 1_000 }))).toEqual(['tooLarge', 'Subject: b\n\ntwo\n']);
  });
});

describe('what Casier writes', () => {
  const message = fc
    .array(
      fc.constantFrom('From ', '>From x', '>>From y', 'text', '', 'Subject: z', SEPARATOR, '\0\xff', 'Status: R'),
      {
        maxLength: 12,
      },
    )
    .chain((body) =>
      fc.record({
        body: fc.constant(body),
        lineBreak: fc.constantFrom('\n', '\r\n'),
        ends: fc.constantFrom('', 'one', 'two'),
        head: fc.constantFrom('Subject: x', 'X-Mozilla-Status: 0009', 'X-UIDL: 12', 'Status: RO', 'X-Casier-Size: 3'),
      }),
    )
    .map(({ body, lineBreak, ends, head }) => {
      const text = [head, 'To: y', '', ...body].join(lineBreak);
      return Buffer.from(text + { '': '', one: lineBreak, two: lineBreak + lineBreak }[ends], 'latin1');
    });
  const flags = fc.subarray(['\\Seen', '\\Answered', '\\Flagged', '$Forwarded', '$label1', 'cours']);

  it('is read back byte for byte with its flags', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(message, flags), { maxLength: 5 }), async (messages) => {
        const file = Buffer.concat(
          messages.map(([raw, set]) => mboxEntry({ raw, flags: set, receivedAt: 1_075_799_287_000 })),
        );
        const items = await read(file, { windowBytes: 128 });
        expect(items.map((item) => item.kind === 'message' && [item.raw.toString('latin1'), item.flags])).toEqual(
          messages.map(([raw, set]) => [raw.toString('latin1'), set]),
        );
        expect(await count(file)).toBe(messages.length);
      }),
      { numRuns: 300 },
    );
  });

  it('holds for a message that ends with half a line break', async () => {
    const raw = Buffer.from('o:\r');
    expect(await read(mboxEntry({ raw, flags: [], receivedAt: 0 }))).toMatchObject([{ raw }]);
  });

  it('holds for a message whose own Content-Length points behind another one', async () => {
    const next = mboxEntry({ raw: Buffer.from('Subject: next\n\nx\n'), flags: [], receivedAt: 0 });
    // Three letters for the number, as it counts itself; one line break that the format adds.
    const raw = Buffer.from(`Content-Length: ${next.length + 1 + 4}\n\none\n`);
    const written = Buffer.concat([mboxEntry({ raw, flags: [], receivedAt: 0 }), next]);
    expect(await read(written)).toMatchObject([{ raw }, { kind: 'message' }]);
  });

  it('holds for every message of the corpora', async () => {
    const corpora = new URL('../../fixtures/corpora/', import.meta.url).pathname;
    const files = readdirSync(corpora, { recursive: true, encoding: 'utf8' })
      .map((name) => join(corpora, name))
      .filter((file) => /\.(eml|msg|txt|mbox)$/.test(file) && statSync(file).isFile());
    expect(files.length).toBeGreaterThan(300);
    for (const file of files) {
      const raw = readFileSync(file);
      const written = Buffer.concat([
        mboxEntry({ raw, flags: ['\\Seen'], receivedAt: 0 }),
        mboxEntry({ raw: Buffer.from('Subject: next\n'), flags: [], receivedAt: 0 }),
      ]);
      const [first, second] = await read(written);
      if (first?.kind === 'message') expect(first.raw.equals(raw), file).toBe(true);
      else expect([file, raw.toString('latin1')]).toEqual([file, expect.not.stringMatching(/^[!-9;-~]+[ \t]*:/m)]);
      expect(second).toMatchObject({ kind: 'message' });
    }
  });
});
