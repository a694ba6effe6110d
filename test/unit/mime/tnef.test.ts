import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePart, readMessage } from '../../../engine/mime/read-message.ts';
import { decompressRtf } from '../../../engine/mime/tnef/compressed-rtf.ts';
import { readTnef } from '../../../engine/mime/tnef/read-tnef.ts';
import { readRtf } from '../../../engine/mime/tnef/rtf-text.ts';
import { tnefAsMessage } from '../../../engine/mime/tnef/tnef-message.ts';

const FOLDER = 'test/fixtures/corpora/mimekit/tnef';
const sample = (name: string) => readFileSync(path.join(FOLDER, name));
const samples = readdirSync(FOLDER).filter((name) => name.endsWith('.tnef'));

function letter(winmail: Uint8Array, body = ''): Buffer {
  const text = `From: a@ecole.fr\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${body}\r\n--b\r\nContent-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Disposition: attachment; filename=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(text),
    Buffer.from(Buffer.from(winmail).toString('base64')),
    Buffer.from('\r\n--b--\r\n'),
  ]);
}

describe('winmail.dat', () => {
  it.each(samples)('%s gives the files that others find in it', (name) => {
    const listed = readFileSync(path.join(FOLDER, name.replace('.tnef', '.list')), 'utf8');
    const expected = listed.split(/\r?\n/).filter((one) => one !== '' && one !== 'body.rtf' && one !== 'body.html');
    // What upstream extracted of it and its list forgot.
    if (name === 'long-filename.tnef') expected.push('allproductsmar2000.dat');
    const found = readTnef(sample(name))!;
    expect(found.broken).toBe(false);
    expect(found.files.map((file) => file.name).sort()).toEqual(expected.sort());
  });

  it('gives files byte for byte, under the message that they came with', () => {
    const raw = letter(sample('two-files.tnef'), 'Voir les fichiers.');
    const message = readMessage(raw);
    expect(message.plainText).toContain('Voir les fichiers.');
    expect(message.attachments.map(({ name, partId }) => [name, partId])).toEqual([
      ['AUTHORS', '2~1'],
      ['README', '2~2'],
    ]);
    for (const { name, partId } of message.attachments) {
      expect(decodePart(raw, partId)?.equals(sample(`two-files/${name}`))).toBe(true);
    }
  });

  it('is shown as the letter where there is no other text', () => {
    const rich = readMessage(letter(sample('unicode-mapi-attr.tnef')));
    expect(rich.kind).toBe('html');
    expect(rich.attachments.map(({ name }) => name)).toEqual(['example.dat']);
    const text = readMessage(letter(sample('attachments.tnef')));
    expect(text.kind).toBe('text');
    expect(text.plainText).toContain('Casdasdfasdfasd');
  });

  it('judges what it holds like anything else', () => {
    const [name] = samples;
    const inside = tnefAsMessage(sample(name!))!;
    expect(readMessage(inside.message).attachments.find((file) => file.name.endsWith('.jpg'))).toMatchObject({
      detectedType: 'image/jpeg',
      risk: 'none',
    });
  });

  it('stays a file that can be saved where nothing can be read of it', () => {
    const broken = readMessage(letter(Buffer.from('no TNEF at all')));
    expect(broken.attachments.map((file) => file.name)).toEqual(['winmail.dat']);
    expect(broken.defects).toContain('tnefUnreadable');
  });

  it('never throws and never grows, whatever the bytes', () => {
    const seeds = samples.map((name) => sample(name).subarray(0, 20_000));
    const mutated = fc
      .tuple(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(19_999), fc.nat(255)), { maxLength: 30 }),
        fc.nat(20_000),
      )
      .map(([seed, changes, cut]) => {
        const bytes = Buffer.from(seed.subarray(0, cut));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        return bytes;
      });
    fc.assert(
      fc.property(mutated, (bytes) => {
        const made = tnefAsMessage(bytes);
        expect(made === null || made.message.length < bytes.length * 60 + 10_000).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the RTF of Outlook', () => {
  it('is unpacked as its specification shows (MS-OXRTFCP §3.2)', () => {
    const packed = '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0';
    expect(decompressRtf(Buffer.from(packed, 'hex'))).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
  });

  it('is HTML again where it was HTML', () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0 Arial;}}{\\*\\htmltag64 <p>}\\htmlrtf {\\b\\htmlrtf0 R\\'e9union \\u8212?jeudi{\\*\\htmltag84 &nbsp;}\\htmlrtf \\'a0\\htmlrtf0 {\\*\\htmltag72 </p>}}}";
    expect(readRtf(rtf)).toEqual({ kind: 'html', text: '<p>Réunion —jeudi&nbsp;</p>' });
  });

  it('is text else, without fonts and pictures', () => {
    const rtf =
      '{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\*\\generator Word;}{\\pict 0102}Bonjour\\par \\{Marie\\}\\tab 3\\~km\\par}';
    expect(readRtf(rtf)).toEqual({ kind: 'text', text: 'Bonjour\n{Marie}\t3\u00a0km\n' });
  });

  it('costs no stack, however deep it goes', () => {
    expect(readRtf(`{\\rtf1 ${'{'.repeat(200_000)}x`)?.text).toBe('x');
  });
});
