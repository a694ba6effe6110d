// Folders of mail as they lie on a disk: found, counted and read.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findFolders } from '../../../engine/import/find-folders.ts';
import { countFolder, type FolderItem, readFolder } from '../../../engine/import/found-folder.ts';
import { dovecotKeywords, maildirMarks } from '../../../engine/import/maildir/maildir-name.ts';
import { decodeModifiedUtf7 } from '../../../engine/import/modified-utf7.ts';

const MESSAGE = 'Subject: a\r\nFrom: b@c\r\n\r\none\r\n';

function disk(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'casier-import-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(path.join(root, name), text, 'latin1');
  }
  return root;
}

async function all(root: string) {
  const { folders } = await findFolders(root);
  return Promise.all(
    folders.map(async (folder) => {
      const items: FolderItem[] = [];
      await readFolder(folder, 0, async (item) => void items.push(item));
      return { names: folder.names.join('/'), form: folder.form.kind, count: await countFolder(folder), items };
    }),
  );
}

describe('the name of a Maildir entry', () => {
  it.each([
    ['1.a.host:2,FS', ['\\Flagged', '\\Seen'], false],
    ['1.a.host;2,RS', ['\\Answered', '\\Seen'], false],
    ['1.a.host!2,P', ['$Forwarded'], false],
    ['1.a.host:2,Dab', ['\\Draft', 'cours', '$label1'], false],
    ['1.a.host:2,ST', ['\\Seen'], true],
    ['1.a.host,S=12,W=13:2,', [], false],
    ['1.a.host', [], false],
    ['1.a:2,x.host', [], false],
  ])('%s', (name, flags, deleted) => {
    expect(maildirMarks(name, dovecotKeywords('0 cours\n1 $label1\n'))).toMatchObject({ flags, deleted });
  });
});

describe('modified UTF-7', () => {
  it.each([
    ['&AMk-l&AOg-ves', 'Élèves'],
    ['R&-D', 'R&D'],
    ['Envoy&AOk-s', 'Envoyés'],
    ['&2D3eAA-', '😀'],
    ['&A-', '&A-'],
    ['&AMk', '&AMk'],
  ])('%s is %s', (encoded, name) => expect(decodeModifiedUtf7(encoded)).toBe(name));
});

describe('looking through a folder', () => {
  it('finds mailbox files and what lies in .sbd folders below them, and no indexes or settings', async () => {
    const mbox = `From - Tue Feb 03 09:08:07 2004\n${MESSAGE}\n`;
    const root = disk({
      Inbox: mbox,
      'Inbox.msf': '// <!-- <mdb:mork',
      'Inbox.sbd/Cours': mbox + mbox,
      'Inbox.sbd/Cours.msf': '',
      'Inbox.sbd/Cours.sbd/6eB': mbox,
      Trash: '',
      'Trash.msf': '',
      'msgFilterRules.dat': 'version="9"',
      'popstate.dat': 'From nobody',
      'filterlog.html': 'From ',
      notes: 'no mail',
    });
    expect((await all(root)).map(({ names, form, count, items }) => [names, form, count, items.length])).toEqual([
      ['Inbox', 'mbox', 1, 1],
      ['Inbox/Cours', 'mbox', 2, 2],
      ['Inbox/Cours/6eB', 'mbox', 1, 1],
      ['Trash', 'mbox', 0, 0],
    ]);
  });

  it('reads a Maildir with its sub-folders, flags, and nothing undelivered', async () => {
    const root = disk({
      'cur/1.a:2,S': MESSAGE,
      'new/2.b': MESSAGE,
      'tmp/3.c': MESSAGE,
      'cur/.DS_Store': '',
      '.Cours.&AMk-l&AOg-ves/cur/4.d:2,F': MESSAGE,
      '.Cours.&AMk-l&AOg-ves/new/': '',
    });
    const found = await all(root);
    expect(found.map(({ names, count }) => [names, count])).toEqual([
      ['Cours/Élèves', 1],
      ['Maildir', 2],
    ]);
    expect(found[1]!.items).toMatchObject([{ flags: ['\\Seen'] }, { flags: [] }]);
  });

  it('reads Thunderbird’s own Maildir, whose messages begin with its fields', async () => {
    const root = disk({
      'Inbox/cur/x.eml': `From - Tue\r\nX-Mozilla-Status: 0005\r\nX-Mozilla-Status2: 00000000\r\n${MESSAGE}`,
      'Inbox/new/': '',
      'Inbox.sbd/Cours/cur/y.eml': MESSAGE,
      'Inbox.msf': '',
    });
    const found = await all(root);
    expect(found.map(({ names, form, count }) => [names, form, count])).toEqual([
      ['Inbox', 'maildir', 1],
      ['Inbox/Cours', 'maildir', 1],
    ]);
    expect(found[0]!.items).toMatchObject([{ flags: ['\\Seen', '\\Flagged'], raw: Buffer.from(MESSAGE) }]);
  });

  it('takes folders of .eml files as mail folders, and says which files are none', async () => {
    const root = disk({
      'a.eml': MESSAGE,
      'b.EML': '\x89PNG\r\n\x1a\n\0\0',
      'c.eml': '',
      'Cours/d.eml': MESSAGE,
      'Cours/e.pdf': '%PDF',
    });
    const found = await all(root);
    expect(found.map(({ form, count }) => [form, count])).toEqual([
      ['emlFolder', 1],
      ['emlFolder', 3],
    ]);
    expect(found[1]!.items).toMatchObject([
      { kind: 'message' },
      { kind: 'unreadable', reason: 'noMail', place: 'b.EML' },
      { kind: 'unreadable', reason: 'empty', place: 'c.eml' },
    ]);
  });
});
