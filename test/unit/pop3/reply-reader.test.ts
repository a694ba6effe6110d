import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplyReader } from '../../../engine/pop3/reply-reader.ts';

/** What a reader makes of these pieces, and what it left of them. */
function read(pieces: readonly Uint8Array[], hasText = true) {
  const text: Buffer[] = [];
  const reader = createReplyReader(hasText ? (bytes) => text.push(Buffer.from(bytes)) : null);
  const left: Uint8Array[] = [];
  for (const piece of pieces) {
    const used = reader.hasEnded() ? 0 : reader.take(piece);
    left.push(piece.subarray(used));
  }
  return {
    ...reader.status(),
    ended: reader.hasEnded(),
    text: Buffer.concat(text).toString('latin1'),
    left: Buffer.concat(left).toString('latin1'),
  };
}

const bytes = (text: string) => Buffer.from(text, 'latin1');
const whole = (text: string, hasText = true) => read([bytes(text)], hasText);
const singly = (text: string, hasText = true) => read([...text].map(bytes), hasText);

/** As RFC 1939 §3 has a server send a message, whose last line it ends. */
function stuffed(message: string, lineEnd = '\r\n'): string {
  return `${`${lineEnd}${message}`.replaceAll(`${lineEnd}.`, `${lineEnd}..`).slice(lineEnd.length)}.${lineEnd}`;
}

function splitAt(wire: string, cuts: readonly number[]): Buffer[] {
  const at = [...new Set([0, ...cuts.map((cut) => cut % (wire.length + 1)), wire.length])].sort((a, b) => a - b);
  return at.slice(1).map((end, i) => bytes(wire.slice(at[i], end)));
}

describe('a reply of one line', () => {
  it.each([
    { wire: '+OK\r\n', status: 'ok', words: '' },
    { wire: '+OK 2 320\r\n', status: 'ok', words: '2 320' },
    {
      wire: '-ERR [IN-USE] Do you have another POP session running?\r\n',
      status: 'error',
      words: '[IN-USE] Do you have another POP session running?',
    },
    { wire: '+ok lower case\r\n', status: 'ok', words: 'lower case' },
    { wire: '-ERR\n', status: 'error', words: '' },
    { wire: '+ \r\n', status: 'continue', words: '' },
    { wire: '+ VXNlcm5hbWU6\r\n', status: 'continue', words: 'VXNlcm5hbWU6' },
    { wire: '+\r\n', status: 'continue', words: '' },
    { wire: '-ERR bo\u00c3\u00aete verrouill\u00c3\u00a9e\r\n', status: 'error', words: 'boîte verrouillée' },
  ])('$wire is $status', ({ wire, status, words }) => {
    expect(whole(`${wire}+OK next`, false)).toMatchObject({ status, words, ended: true, left: '+OK next' });
    expect(singly(wire, false)).toMatchObject({ status, words, ended: true, left: '' });
  });

  it.each([
    '* OK IMAP4rev1 ready\r\n',
    '220 smtp\r\n',
    'HTTP/1.1 400 Bad Request\r\n',
    '+OKAY\r\n',
    '-ERROR\r\n',
    '\r\n',
    '\0',
  ])('is none of POP3: %j', (wire) => {
    expect(() => whole(wire, false)).toThrowError(/notPop3/);
  });

  it('may not go on for ever', () => {
    expect(() => whole(`+OK ${'x'.repeat(20_000)}`, false)).toThrowError(/notPop3/);
  });
});

describe('the text after +OK', () => {
  it.each([
    { what: 'an empty text', wire: '.\r\n', text: '' },
    { what: 'a line', wire: 'Bonjour\r\n.\r\n', text: 'Bonjour\r\n' },
    { what: 'a stuffed dot', wire: '..\r\n.\r\n', text: '.\r\n' },
    { what: 'a stuffed line that looks like the end', wire: 'a\r\n..\r\nb\r\n.\r\n', text: 'a\r\n.\r\nb\r\n' },
    { what: 'a dot that a server forgot to double', wire: '.a\r\n.\r\n', text: 'a\r\n' },
    { what: 'a dot within a line', wire: 'a.\r\n.\r\n', text: 'a.\r\n' },
    { what: 'empty lines at the end', wire: 'a\r\n\r\n\r\n.\r\n', text: 'a\r\n\r\n\r\n' },
    { what: 'a lone LF before a dot and CRLF', wire: 'a\n.\r\nb\r\n.\r\n', text: 'a\n.\r\nb\r\n' },
    { what: 'a lone LF before a dot and LF', wire: 'a\n.\nb\r\n.\r\n', text: 'a\n.\nb\r\n' },
    { what: 'a lone CR before a dot', wire: 'a\r.\r\nb\r\n.\r\n', text: 'a\r.\r\nb\r\n' },
    { what: 'a dot and a lone CR at the start of a line', wire: '.\rx\r\n.\r\n', text: '\rx\r\n' },
    { what: 'a dot and two CR', wire: '.\r\r\n.\r\n', text: '\r\r\n' },
    { what: 'a dot and a lone LF in a text of CRLF', wire: '.\na\r\n.\r\n', text: '\na\r\n' },
    { what: 'CR CR LF', wire: 'a\r\r\n.\r\n', text: 'a\r\r\n' },
    { what: 'bytes that are no ASCII', wire: '\u00e9\u00ff\0\r\n.\r\n', text: '\u00e9\u00ff\0\r\n' },
  ])('$what', ({ wire, text }) => {
    const sent = `+OK\r\n${wire}`;
    expect(whole(`${sent}+OK next`)).toMatchObject({ text, ended: true, left: '+OK next' });
    expect(singly(sent)).toMatchObject({ text, ended: true, left: '' });
  });

  it('does not follow -ERR', () => {
    expect(whole('-ERR no such message\r\n+OK next\r\n')).toMatchObject({
      status: 'error',
      text: '',
      left: '+OK next\r\n',
    });
  });

  it('has not ended without its last line', () => {
    for (const wire of ['+OK\r\n', '+OK\r\na\r\n', '+OK\r\na\r\n.', '+OK\r\na\r\n.\r']) {
      expect(whole(wire).ended).toBe(false);
    }
  });

  it('ends with LF alone where the server ends its status lines so', () => {
    expect(singly('+OK\na\n..b\n\n.\n')).toMatchObject({ text: 'a\n.b\n\n', ended: true });
    expect(whole('+OK\na\n.\n+OK\n')).toMatchObject({ text: 'a\n', ended: true, left: '+OK\n' });
  });
});

/** Messages made of what can go wrong. */
const awkward = fc
  .array(fc.constantFrom('.', '..', '\r', '\n', '\r\n', '\r\n.', '\r\n.\r\n', '\n.\n', 'a', 'Sujet\u00a0: é'), {
    maxLength: 40,
  })
  .map((pieces) => `${pieces.join('')}\r\n`);
const cuts = fc.array(fc.nat(400), { maxLength: 12 });

describe('however the packets are split', () => {
  it('a message comes out byte for byte, and what follows it is left alone', () => {
    fc.assert(
      fc.property(awkward, cuts, (message, at) => {
        const wire = `+OK 120 octets\r\n${stuffed(message)}+OK next`;
        expect(read(splitAt(wire, at))).toMatchObject({ status: 'ok', text: message, ended: true, left: '+OK next' });
      }),
      { numRuns: 2_000 },
    );
  });

  it('so it does from a server whose lines end with LF', () => {
    const lf = awkward.map((message) => message.replace(/\r\n?/g, '\n'));
    fc.assert(
      fc.property(lf, cuts, (message, at) => {
        const wire = `+OK\n${stuffed(message, '\n')}-ERR next`;
        expect(read(splitAt(wire, at))).toMatchObject({ text: message, ended: true, left: '-ERR next' });
      }),
      { numRuns: 1_000 },
    );
  });

  it('any bytes whatever are read, or refused as no POP3, and never more than there are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), cuts, (noise, at) => {
        const wire = `+OK\r\n${Buffer.from(noise).toString('latin1')}`;
        const { text, left } = read(splitAt(wire, at));
        expect(text.length + left.length).toBeLessThanOrEqual(noise.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
