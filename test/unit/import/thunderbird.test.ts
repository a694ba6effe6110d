// What is read of a Thunderbird profile, in its own file formats (test/fixtures/thunderbird/build-profile.ts).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { vCardPerson } from '../../../engine/import/thunderbird/cards.ts';
import { parseFilters } from '../../../engine/import/thunderbird/filters.ts';
import { parseMork } from '../../../engine/import/thunderbird/mork.ts';
import { parsePrefs } from '../../../engine/import/thunderbird/prefs.ts';
import { findProfiles, parseProfilesIni, profilePlaces } from '../../../engine/import/thunderbird/profiles.ts';
import { readProfile } from '../../../engine/import/thunderbird/read-profile.ts';
import { buildProfile } from '../../fixtures/thunderbird/build-profile.ts';

function scratch(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'casier-thunderbird-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

describe('finding profiles', () => {
  it('looks where each system and each packaging keeps them', () => {
    const linux = profilePlaces({ platform: 'linux', env: {}, homeDir: '/home/c' });
    expect(linux).toEqual(
      expect.arrayContaining(['/home/c/.thunderbird', '/home/c/snap/thunderbird/common/.thunderbird']),
    );
    expect(linux).toContain('/home/c/.var/app/org.mozilla.Thunderbird/.thunderbird');
    expect(profilePlaces({ platform: 'win32', env: { APPDATA: 'D:\\R' }, homeDir: 'C:\\Users\\c' })).toEqual([
      'D:\\R\\Thunderbird',
      'C:\\Users\\c\\AppData\\Local\\Packages\\MozillaThunderbird.MZLA_h5892qc0xkpca\\LocalCache\\Roaming\\Thunderbird',
    ]);
    expect(profilePlaces({ platform: 'darwin', env: {}, homeDir: '/Users/c' })).toContain(
      '/Users/c/Library/Thunderbird',
    );
  });

  it('reads profiles.ini: the one an installation names comes first, paths of either kind', () => {
    const text =
      '\ufeff[Profile0]\r\nName=old\r\nIsRelative=0\r\nPath=D:\\mail\r\nDefault=1\r\n[Profile1]\r\nName=new\r\nIsRelative=1\r\nPath=Profiles/x.new\r\n[InstallAB]\r\nDefault=Profiles/x.new\r\n';
    expect(parseProfilesIni(text, 'C:\\TB', path.win32)).toEqual([
      { name: 'new', folder: 'C:\\TB\\Profiles\\x.new', isDefault: true },
      { name: 'old', folder: 'D:\\mail', isDefault: false },
    ]);
  });

  it('finds the profile of the fixture, and nothing in an empty home', async () => {
    const home = scratch();
    const around = { platform: 'linux' as const, env: {}, homeDir: home };
    expect(await findProfiles(around)).toEqual([]);
    const { folder } = buildProfile(path.join(home, '.thunderbird'));
    expect(await findProfiles(around)).toEqual([{ name: 'default-release', folder, isDefault: true }]);
  });
});

describe('its files', () => {
  it('prefs.js: strings with escapes, numbers, truths; nothing is run', () => {
    const text =
      'user_pref("a.b", "x \\"y\\" \\\\ \\u00e9\\n");\nuser_pref("n", -3);\nuser_pref("t", true);\nalert(1);\nuser_pref("bad", {});';
    expect([...parsePrefs(text)]).toEqual([
      ['a.b', 'x "y" \\ é\n'],
      ['n', -3],
      ['t', true],
    ]);
  });

  it('prefs.js: a megabyte of empty lines, or of strings without an end, is no reason to stop', () => {
    expect(parsePrefs('\n'.repeat(1_000_000)).size).toBe(0);
    expect(parsePrefs('user_pref("a\n'.repeat(100_000)).size).toBe(0);
    expect([...parsePrefs('\r\n\n  user_pref("n", 1);\r\n')]).toEqual([['n', 1]]);
  });

  it('msgFilterRules.dat: a line that says nothing to us is passed over', () => {
    expect(
      parseFilters('version="9"\nname="a"\nenabled="no"\naction="Label"\nactionValue="$label1"\nnonsense'),
    ).toEqual([{ name: 'a', enabled: false, actions: [{ action: 'Label', value: '$label1' }], condition: '' }]);
  });

  it('Mork: a row that a later transaction changed is as it was last; cut off anywhere it gives what was whole', () => {
    const text =
      '< <(a=c)>(80=Name)(81=Mail)>{1:^90 {(k^91:c)} [1(^80=A)(^81=a@x)]} @$${1{@ [1:^90(^80=B\\)$C3$A9)] @$$}1}@';
    expect(parseMork(Buffer.from(text)).map((row) => [...row])).toEqual([
      [
        ['Name', 'B)é'],
        ['Mail', 'a@x'],
      ],
    ]);
    for (let end = 0; end < text.length; end++) parseMork(Buffer.from(text.slice(0, end)));
  });

  it('vCards: folded lines, groups, parameters, escapes', () => {
    expect(
      vCardPerson('BEGIN:VCARD\r\nFN:Petit\\, In\r\n ès\r\nitem1.EMAIL;TYPE=work:i@x.fr\r\nEMAIL:j@x.fr\r\n'),
    ).toEqual({
      name: 'Petit, Inès',
      addresses: ['i@x.fr', 'j@x.fr'],
    });
  });
});

describe('a profile', () => {
  it('gives accounts with servers, signatures, folders and filters, and no feeds', async () => {
    const { folder } = buildProfile(scratch());
    const { accounts, refused } = await readProfile(folder);
    expect(refused).toEqual([]);
    expect(
      accounts.map(({ label, type, folders }) => [label, type, folders.map(({ names }) => names.join('/'))]),
    ).toEqual([
      ['camille.durand@ac-poitiers.fr', 'imap', ['INBOX', 'Élèves']],
      ['École', 'pop3', ['Inbox']],
      ['Dossiers locaux', 'none', ['Cours', 'Cours/6eB', 'Trash', 'Unsent Messages']],
    ]);
    expect(accounts[0]).toMatchObject({
      name: 'Camille Durand',
      address: 'camille.durand@ac-poitiers.fr',
      incoming: { host: 'imap.ac-poitiers.fr', port: 993, security: 'tls', userName: 'cdurand' },
      outgoing: { host: 'smtp.ac-poitiers.fr', port: 587, security: 'starttls', userName: 'cdurand' },
      signatureText: 'Camille Durand\nÉcole des Tilleuls',
      filters: [
        { name: 'Liste TICE', enabled: true, actions: [{ action: 'Move to folder', value: 'Cours/6eB' }] },
        { name: 'Publicit"és', enabled: false },
      ],
    });
    expect(accounts[1]).toMatchObject({ incoming: { host: 'pop.ac-poitiers.fr', port: 110, security: 'starttls' } });
  });

  it('gives the people and lists of both kinds of address book', async () => {
    const { folder } = buildProfile(scratch());
    const { books } = await readProfile(folder);
    expect(books).toMatchObject([
      {
        file: 'abook-1.mab',
        people: [
          { name: 'Zoé )Martin', address: 'zoe.martin@example.org' },
          { name: 'Paul', address: 'paul@example.org' },
        ],
        lists: [{ name: 'Parents 6eB', addresses: ['zoe.martin@example.org'] }],
      },
      {
        file: 'abook.sqlite',
        people: [
          { name: 'Inès Petit', address: 'ines@example.org' },
          { name: 'Inès Petit', address: 'ines.petit@example.com' },
          { name: 'Omar Benali', address: 'omar@example.org' },
        ],
        lists: [{ name: 'Conseil d’école', addresses: ['ines@example.org', 'omar@example.org'] }],
      },
    ]);
  });

  it('names an address book that is none, and goes on', async () => {
    const { folder } = buildProfile(scratch());
    writeFileSync(path.join(folder, 'abook.sqlite'), 'no database at all');
    const { books, refused } = await readProfile(folder);
    expect(books.map(({ file }) => file)).toEqual(['abook-1.mab']);
    expect(refused).toEqual([path.join(folder, 'abook.sqlite')]);
  });

  it('is refused with the reason where it cannot be read', async () => {
    const folder = scratch();
    await expect(readProfile(folder)).rejects.toMatchObject({ data: { kind: 'place', reason: 'placeMissing' } });
  });
});
