import { describe, expect, it } from 'vitest';
import { attachmentRisk } from '../../../engine/mime/attachment-risk.ts';
import { cleanFileName, fallbackFileName, hidesItsEnd, inertFileName } from '../../../engine/mime/file-name.ts';

describe('the name of an attachment', () => {
  it.each([
    ['liste.pdf', 'liste.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\TEMP\\liste.pdf', 'liste.pdf'],
    ['/liste.pdf/', 'liste.pdf'],
    ['facture\u202efdp.exe', 'facturefdp.exe'],
    ['a\u0000b\r\nc.txt', 'a b c.txt'],
    ['liste.exe. . ', 'liste.exe'],
    ['...liste.txt', 'liste.txt'],
    ['CON.txt', '_CON.txt'],
    ['lpt1', '_lpt1'],
    ['console.txt', 'console.txt'],
    ['a<b>:c?.txt', 'a_b__c_.txt'],
    ['Re\u0301union.pdf', 'Réunion.pdf'],
  ])('%j is %j', (dirty, clean) => {
    expect(cleanFileName(dirty)).toBe(clean);
  });

  it('keeps its extension when it is too long', () => {
    expect(cleanFileName(`${'é'.repeat(400)}.pdf`)).toMatch(/^é{146}\.pdf$/);
  });

  it.each(['', ' ', '...', '/', '\u202e'])('is not %j', (dirty) => {
    expect(cleanFileName(dirty)).toBeNull();
  });

  it('says what the part is where the sender gave none', () => {
    expect(fallbackFileName('application/pdf')).toBe('pièce jointe.pdf');
    expect(fallbackFileName('image/jpeg')).toBe('image.jpg');
    expect(fallbackFileName('message/rfc822', 'Re: 1/2')).toBe('2.eml');
    expect(fallbackFileName('application/x-unknown')).toBe('pièce jointe');
  });
});

describe('the risk of an attachment', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1');
  const PDF = bytes('%PDF-1.7');
  const PROGRAM = bytes(`MZ\x90\x00${'\x00'.repeat(100)}`);
  const ZIP = bytes('PK\x03\x04');
  const OLD_OFFICE = bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');

  it.each([
    ['liste.pdf', 'application/pdf', PDF, 'none'],
    ['liste.PDF', 'application/octet-stream', PDF, 'none'],
    ['notes.txt', 'text/plain', bytes('Bonjour'), 'none'],
    ['MZ.txt', 'text/plain', bytes('MZ est un sigle'), 'none'],
    ['lettre.docx', 'application/zip', ZIP, 'none'],
    ['ancien.doc', 'application/msword', OLD_OFFICE, 'none'],
    ['carte.svg', 'image/svg+xml', bytes('<svg xmlns="">'), 'none'],
    ['exercice.ggb', 'application/vnd.geogebra.file', ZIP, 'none'],
    ['facture.pdf.exe', 'application/pdf', PDF, 'executable'],
    ['facture.exe ', 'application/pdf', bytes(''), 'executable'],
    ['facture.pdf', 'application/pdf', PROGRAM, 'executable'],
    ['facture', 'application/x-msdownload', bytes(''), 'executable'],
    ['Facture.lnk', 'application/octet-stream', bytes(''), 'executable'],
    ['lire.js', 'text/plain', bytes('x'), 'executable'],
    ['lire.hta', 'text/html', bytes('<html>'), 'executable'],
    ['disque.iso', 'application/octet-stream', bytes(''), 'executable'],
    ['notes.docm', 'application/zip', ZIP, 'macros'],
    ['emploi-du-temps.xlsm', 'application/zip', ZIP, 'macros'],
    ['script', 'text/plain', bytes('#!/bin/sh\n'), 'executable'],
    ['facture.pdf', 'application/pdf', ZIP, 'mismatch'],
    ['facture.pdf', 'application/pdf', bytes('<html><script>'), 'mismatch'],
    ['photo.jpg', 'image/jpeg', bytes('rien'), 'mismatch'],
    ['photo', 'image/jpeg', ZIP, 'mismatch'],
  ] as const)('%s (%s) is %s', (name, type, head, risk) => {
    expect(attachmentRisk(name, type, head).risk).toBe(risk);
  });

  it.each([
    ['facture.pdf.exe', 'application/pdf', PDF, 'disguised'],
    ['facture.pdf        .scr', 'application/pdf', PDF, 'disguised'],
    ['facture.pdf', 'application/pdf', PROGRAM, 'disguised'],
    ['setup.exe', 'application/octet-stream', PROGRAM, 'program'],
    ['lire.vbs', 'text/plain', bytes('x'), 'program'],
    ['Facture.lnk', 'application/octet-stream', bytes(''), 'shortcut'],
    ['site.url', 'text/plain', bytes(''), 'shortcut'],
    ['disque.iso', 'application/octet-stream', bytes(''), 'bundle'],
    ['setup.msi', 'application/octet-stream', OLD_OFFICE, 'bundle'],
    ['tp-listes.py', 'text/x-python', bytes('print(1)'), 'code'],
    ['script', 'text/plain', bytes('#!/bin/sh\n'), 'code'],
    ['notes.txt', 'text/plain', bytes('#!/bin/sh\n'), 'disguised'],
  ] as const)('%s (%s) is refused as %4$s', (name, type, head, refusal) => {
    expect(attachmentRisk(name, type, head)).toMatchObject({ risk: 'executable', refusal });
  });

  it('knows a name that was written to look like another', () => {
    const name = 'photo_\u202egpj.scr';
    expect(hidesItsEnd(name)).toBe(true);
    expect(hidesItsEnd(`facture.pdf${' '.repeat(80)}.exe`)).toBe(true);
    expect(hidesItsEnd('liste de classe.pdf')).toBe(false);
    expect(attachmentRisk(cleanFileName(name)!, 'image/jpeg', PROGRAM, hidesItsEnd(name)).refusal).toBe('disguised');
  });

  it('saves what it refuses under a name that no system runs, and pupils’ programs under their own', () => {
    expect(inertFileName({ name: 'facture.pdf.exe', risk: 'executable', refusal: 'disguised' })).toBe(
      'facture.pdf.exe.bloque',
    );
    expect(inertFileName({ name: 'tp.py', risk: 'executable', refusal: 'code' })).toBe('tp.py');
    expect(inertFileName({ name: 'liste.xlsm', risk: 'macros' })).toBe('liste.xlsm');
  });
});
