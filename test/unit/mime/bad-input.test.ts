// Messages that no program should send and some do.
import { describe, expect, it } from 'vitest';
import { digestSource } from '../../../engine/mime/digest.ts';
import { decodePart, readMessage } from '../../../engine/mime/read-message.ts';
import { viewPage } from '../../../engine/part-view/view-page.ts';
import { viewKind } from '../../../shared/domain/part-view.ts';

const read = (text: string) => readMessage(Buffer.from(text, 'latin1'));
const look = { theme: 'light', lang: 'fr', script: 'mail-content://viewer/viewer.js' } as const;

describe('a message', () => {
  it('of no byte at all is empty, and nothing else', () => {
    expect(read('')).toMatchObject({ kind: 'empty', attachments: [], seal: null });
    expect(digestSource(new Uint8Array())).toMatchObject({ attachments: [], bodyKind: 'empty', calendars: [] });
  });

  it('of attachments alone has them and no text', () => {
    const message = read(
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\n%PDF-1.4\r\n--b\r\nContent-Type: image/png; name=b.png\r\n\r\n\x89PNG\r\n\x1a\n\r\n--b--\r\n',
    );
    expect(message.kind).toBe('empty');
    expect(message.attachments.map(({ name }) => name)).toEqual(['a.pdf', 'b.png']);
    const alone = read(
      'Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=',
    );
    expect(alone.attachments).toMatchObject([{ name: 'a.pdf', partId: '1', risk: 'none' }]);
  });

  it('with a file of no byte lists it, and shows nothing of it', () => {
    const text =
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; name=vide.txt\r\nContent-Disposition: attachment\r\n\r\n\r\n--b--\r\n';
    const [file] = read(text).attachments;
    expect(file).toMatchObject({ name: 'vide.txt', sizeBytes: 0 });
    expect(viewKind(file!)).toBeNull();
    expect(decodePart(Buffer.from(text), file!.partId)).toHaveLength(0);
  });

  it.each([
    ['klingon', 'R\xe9union'],
    ['', 'R\xe9union'],
    ['us-ascii', 'R\xc3\xa9union'],
    ['iso-8859-1', 'R\xc3\xa9union'],
    ['utf-8', 'R\xe9union'],
    ['"utf-8"', 'R\xc3\xa9union'],
    ['utf-7', 'R+AOk-union'],
    ['cp850', 'R\x82union'],
    ['windows-1252', 'R\xe9union'],
  ])('in « %s » that is not quite that is read all the same', (charset, bytes) => {
    expect(read(`Content-Type: text/plain; charset=${charset}\r\n\r\n${bytes}`).plainText?.trim()).toBe('Réunion');
  });

  it('with ten thousand recipients or a header without end is read', () => {
    const people = Array.from({ length: 10_000 }, (_, n) => `Parent ${n} <parent${n}@ecole.fr>`).join(',\r\n ');
    const crowd = read(`To: ${people}\r\nSubject: Sortie\r\n\r\nBonjour`);
    expect(crowd.facts.to).toHaveLength(10_000);
    const long = read(`Subject: ${'x'.repeat(2_000_000)}\r\nX-A: ${'b'.repeat(2_000_000)}\r\n\r\nBonjour`);
    expect(long.plainText).toContain('Bonjour');
  });
});

describe('the page that shows an attachment', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1');

  it('cannot be ended by what it shows', () => {
    const hostile = '</script><script>alert(1)</script>';
    for (const kind of ['text', 'table'] as const) {
      const page = viewPage(
        { kind, name: `${hostile}".csv`, type: hostile, charset: null, bytes: bytes(hostile) },
        look,
      )!;
      expect(page.match(/<script/g)).toHaveLength(2);
      expect(page).not.toContain('alert(1)</script>');
    }
  });

  it('reads text under its charset, and shows no more than a person reads', () => {
    const part = { kind: 'text', name: 'a.txt', type: 'text/plain', charset: 'windows-1252' } as const;
    expect(viewPage({ ...part, bytes: bytes('R\xe9union \x80') }, look)).toContain('Réunion €');
    const long = viewPage({ ...part, bytes: bytes('x'.repeat(3_000_000)) }, look)!;
    expect(long).toContain('data-cut="true"');
    expect(long.length).toBeLessThan(600_000);
    expect(viewPage({ ...part, bytes: new Uint8Array(31_000_000) }, look)).toBeNull();
  });

  it('cuts tables where nobody looks any more', () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => `${n};Zoé`).join('\n');
    const page = viewPage(
      { kind: 'table', name: 'a.csv', type: 'text/csv', charset: 'utf-8', bytes: Buffer.from(rows) },
      look,
    )!;
    expect(page).toContain('data-cut="true"');
    expect(page).toContain('["999","Zoé"]');
    expect(page).not.toContain('"1000"');
  });
});
