// What the POP3 client decides without a wire.
import { describe, expect, it } from 'vitest';
import { socketErrorOf } from '../../../engine/connection/connection-error.ts';
import { parseCapabilities } from '../../../engine/pop3/capabilities.ts';
import { loginError } from '../../../engine/pop3/errors.ts';
import { headerBlock } from '../../../engine/pop3/headers.ts';
import { mergeListings } from '../../../engine/pop3/list.ts';
import { chooseLogin } from '../../../engine/pop3/log-in.ts';
import { pipelined } from '../../../engine/pop3/pipeline.ts';
import { createTextBuffer } from '../../../engine/pop3/text-buffer.ts';
import { MailError } from '../../../shared/domain/problem.ts';

describe('capabilities', () => {
  it.each([
    { text: null, known: false, login: 'USER' },
    { text: 'USER\r\nSASL PLAIN LOGIN\r\n', known: true, login: 'PLAIN' },
    { text: 'user\r\nsasl login\r\n', known: true, login: 'USER' },
    { text: 'SASL LOGIN CRAM-MD5\r\n', known: true, login: 'LOGIN' },
    { text: 'TOP\r\nUIDL\r\n', known: true, login: 'USER' },
    { text: 'SASL\r\n', known: true, login: 'USER' },
    { text: 'SASL GSSAPI XOAUTH2\r\n', known: true, login: null },
  ])('of $text: the password goes by $login', ({ text, known, login }) => {
    const capabilities = parseCapabilities(text);
    expect(capabilities.known).toBe(known);
    expect(chooseLogin(capabilities)).toBe(login);
  });

  it.each([
    { text: 'LOGIN-DELAY 900\r\n', delayMs: 900_000 },
    { text: 'LOGIN-DELAY 60 USER\r\n', delayMs: 60_000 },
    { text: 'LOGIN-DELAY soon\r\n', delayMs: null },
    { text: 'LOGIN-DELAY -1\r\n', delayMs: null },
    { text: 'LOGIN-DELAY 99999999999\r\n', delayMs: 86_400_000 },
  ])('$text', ({ text, delayMs }) => {
    expect(parseCapabilities(text).loginDelayMs).toBe(delayMs);
  });
});

describe('errors', () => {
  const endpoint = { host: 'pop.ecole.example', port: 995 };

  it('keep the server’s words, and where it was', () => {
    const { data } = loginError({ status: 'error', words: '[AUTH] no such user' }, endpoint, null);
    expect(data).toEqual({ kind: 'auth', reason: 'wrongPassword', detail: '[AUTH] no such user', ...endpoint });
  });

  it('of the network are known by their codes, and what is none is a bug', () => {
    const reset = Object.assign(new Error('read'), { code: 'ECONNRESET' });
    expect(socketErrorOf(reset, endpoint)).toMatchObject({ kind: 'connection', data: { reason: 'reset' } });
    const bug = new TypeError('x is not a function');
    expect(socketErrorOf(bug, endpoint)).toBe(bug);
  });
});

describe('listings', () => {
  it.each([
    { sizes: '', ids: '', entries: [] },
    {
      sizes: '1 10\r\n2 20\r\n',
      ids: '1 a\r\n2 b\r\n',
      entries: [
        [1, 10, 'a'],
        [2, 20, 'b'],
      ],
    },
    { sizes: '1 10\r\n', ids: null, entries: [[1, 10, null]] },
    {
      sizes: '2 20\n1 10\n',
      ids: '1 a\n',
      entries: [
        [1, 10, 'a'],
        [2, 20, null],
      ],
    },
    {
      sizes: '1 10\r\n',
      ids: '1 a\r\n7 g\r\n',
      entries: [
        [1, 10, 'a'],
        [7, null, 'g'],
      ],
    },
    { sizes: '0 5\r\n1 x\r\n999999999999 1\r\n', ids: '', entries: [[1, null, null]] },
    { sizes: '1 10\r\n1 11\r\n', ids: '', entries: [[1, 11, null]] },
  ])('$sizes with $ids', ({ sizes, ids, entries }) => {
    expect(mergeListings(sizes, ids).map(({ number, sizeBytes, uidl }) => [number, sizeBytes, uidl])).toEqual(entries);
  });
});

describe('the header block', () => {
  it.each([
    { text: 'Subject: a\r\n\r\n', block: 'Subject: a\r\n' },
    { text: 'Subject: a\r\n\r\nbody in spite of 0\r\n\r\n', block: 'Subject: a\r\n' },
    { text: 'Subject: a\r\n', block: 'Subject: a\r\n' },
    { text: '\r\nbody\r\n\r\n', block: '' },
    { text: '', block: '' },
  ])('of $text', ({ text, block }) => {
    expect(Buffer.from(headerBlock(Buffer.from(text))).toString()).toBe(block);
  });
});

describe('commands sent ahead', () => {
  it('keep their order, their number and their weight', async () => {
    const started: number[] = [];
    const finish: (() => void)[] = [];
    const ask = (item: number) => {
      started.push(item);
      return new Promise<number>((resolve) => finish.push(() => resolve(item * 10)));
    };
    const all = pipelined([1, 2, 3, 4, 5], ask, { depth: 3, weight: (item) => item, weightMax: 5 });
    await Promise.resolve();
    // 1 + 2 fit, 3 would weigh too much.
    expect(started).toEqual([1, 2]);
    for (let i = 0; i < 5; i++) {
      await new Promise((resolve) => setImmediate(resolve));
      finish[i]!();
    }
    expect(await all).toEqual([10, 20, 30, 40, 50]);
  });

  it('fail with the first that fails, and no other failure is left over', async () => {
    const gone = new MailError({ kind: 'connection', reason: 'reset' });
    await expect(pipelined([1, 2, 3], () => Promise.reject(gone), { depth: 3 })).rejects.toBe(gone);
  });
});

describe('a text of unknown length', () => {
  it('is gathered whole, in bytes of its own', () => {
    for (const announced of [0, 3, 600, 1_000, 9_999]) {
      const buffer = createTextBuffer(announced, 10_000);
      const packet = Buffer.alloc(250, 'x');
      for (let i = 0; i < 4; i++) buffer.add(packet);
      const text = buffer.take();
      expect(text.byteLength).toBe(1_000);
      expect(text.buffer.byteLength).toBe(1_000);
    }
  });

  it('has an end', () => {
    const buffer = createTextBuffer(0, 1_000);
    expect(() => {
      for (let i = 0; i < 5; i++) buffer.add(Buffer.alloc(250));
    }).toThrowError(/answer too long/);
  });
});
