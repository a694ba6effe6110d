import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packSource, unpackSource } from '../../../engine/mime/packed-source.ts';

const roundTrip = (raw: Uint8Array) => unpackSource(packSource(raw));
const corpora = new URL('../../fixtures/corpora/', import.meta.url);

describe('a packed source', () => {
  it('gives back every file of the corpora byte for byte', () => {
    const files = readdirSync(corpora, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(400);
    for (const file of files) {
      const raw = readFileSync(`${file.parentPath}/${file.name}`);
      expect(roundTrip(raw).equals(raw), file.name).toBe(true);
    }
  });

  it('gives back any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 5_000 }), (raw) => roundTrip(raw).equals(raw)));
  });

  it('gives back base64 attachments however their lines end, and whatever is wrong with them', () => {
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '');
    const lines = (file: Uint8Array, width: number, end: string) =>
      Buffer.from(file)
        .toString('base64')
        .replace(new RegExp(`.{${width}}`, 'g'), `$&${end}`);
    const part = fc
      .tuple(
        fc.uint8Array({ maxLength: 600 }),
        fc.constantFrom(4, 60, 64, 72, 73, 76),
        lineEnd,
        fc.constantFrom('', '\n', '\r\n', ' ', '=\n', '!\n', '\n\n'),
      )
      .map(([file, width, end, tail]) => `Content-Transfer-Encoding: base64\n\n${lines(file, width, end)}${tail}`);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n'), (parts, end) => {
        const raw = Buffer.from(
          `Content-Type: multipart/mixed; boundary=b\n\n${parts.map((text) => `--b${end}${text}${end}`).join('')}--b--${end}`,
          'latin1',
        );
        return roundTrip(raw).equals(raw);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['\r\n', '\n'])('gives back large attachments, whatever is wrong with them (%j)', (end) => {
    const noise = createHash('sha512').update('noise').digest();
    const binary = Buffer.alloc(3_000_001, noise).map((byte, i) => byte ^ (i >> 6) ^ (i >> 14));
    const text = Buffer.alloc(2_500_000, 'Une longue lettre. ');
    const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/.{76}/g, `$&${end}`);
    const part = (type: string, body: string) =>
      ['--b', `Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', '', body].join(end);
    const good = [part('application/pdf', base64(binary)), part('text/plain', base64(text)), '--b--', ''].join(end);
    const message = `Content-Type: multipart/mixed; boundary=b${end}${end}${good}`;
    const wrong = [
      message,
      message.replace(/([A-Za-z0-9]{40})(\r?\n)/, '$1*$2'),
      `${message.slice(0, 2_000_000)}=${message.slice(2_000_001)}`,
      `${message.slice(0, 2_000_000)}${end}${message.slice(2_000_000)}`,
      message.slice(0, 3_000_000),
      message.replaceAll('--b--', `${end}--b--`),
    ];
    for (const raw of wrong) {
      const source = Buffer.from(raw);
      const packed = packSource(source);
      expect(unpackSource(packed).equals(source)).toBe(true);
    }
    expect(packSource(Buffer.from(message)).bytes.length).toBeLessThan(3_100_000);
  });

  it('holds attachments decoded, and text deflated', () => {
    // No compression finds anything in these bytes; their base64 is a third longer.
    let state = 1;
    const noise = Buffer.from(
      Array.from({ length: 30_000 }, () => {
        state = (state * 48_271) % 2_147_483_647;
        return state & 0xff;
      }),
    );
    const encoded = noise.toString('base64').replace(/.{76}/g, '$&\r\n');
    const mail = Buffer.from(
      `Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n`,
    );
    expect(packSource(mail).bytes.length).toBeLessThan(noise.length + 200);
    const letter = Buffer.from(`Subject: x\r\n\r\n${'Une phrase comme une autre. '.repeat(200)}`);
    expect(packSource(letter).bytes.length).toBeLessThan(letter.length / 5);
  });

  it('takes the place of a large message, whatever lies between its attachments', () => {
    const noise = (size: number) => randomBytes(size);
    const attached = (size: number) =>
      `Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${noise(size)
        .toString('base64')
        .replace(/.{76}/g, '$&\r\n')}\r\n`;
    const text = (content: string) => `Content-Type: text/plain\r\n\r\n${content}\r\n`;
    const letter = text('Bonjour à tous. '.repeat(200));
    const mails = {
      'one attachment': [letter, attached(2_000_000)],
      'large and small ones in turns': [letter, attached(1_500_000), attached(3_000), letter, attached(1_200_000)],
      'more text behind than room before': [attached(1_500_000), text(noise(900_000).toString('latin1'))],
    };
    for (const [name, parts] of Object.entries(mails)) {
      const head = 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n';
      const raw = Buffer.from(`${head}${parts.map((part) => `--b\r\n${part}`).join('')}--b--\r\n`, 'latin1');
      const copy = Buffer.from(raw);
      const packed = packSource(copy, undefined, true);
      expect(unpackSource(packed).equals(raw), name).toBe(true);
      expect(packed.bytes.buffer === copy.buffer, name).toBe(name !== 'more text behind than room before');
      for (const room of [0, packed.bytes.length]) {
        const roomy = Buffer.allocUnsafeSlow(room + packed.bytes.length);
        roomy.set(packed.bytes, room);
        const unpacked = unpackSource({ encoding: 'parts', bytes: roomy.subarray(room) }, true);
        expect(unpacked.equals(raw), name).toBe(true);
        expect(unpacked.buffer === roomy.buffer, name).toBe(room > 0);
      }
    }
  });

  it('says so when the store gives it something else', () => {
    expect(() => unpackSource({ encoding: 'lz9', bytes: new Uint8Array() })).toThrow('unknown encoding');
  });

  it.each([
    ['deflate', []],
    ['deflate', [7, 7, 7]],
    ['parts', [200]],
    ['parts', [0, 1, 3, 7, 7, 7]],
  ])('says that the store is broken when « %s » was torn to %j', (encoding, bytes) => {
    expect(() => unpackSource({ encoding, bytes: Uint8Array.from(bytes) })).toThrow('store/storeBroken');
  });
});
