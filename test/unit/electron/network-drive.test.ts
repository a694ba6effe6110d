// Network drives by what each system tells of them; the mount table of Linux and the paths of Windows are in
// start-up.test.ts.
import { expect, test } from 'vitest';
import { fileSystemOnMac, isNetworkMagic } from '../../../electron/network-drive.ts';

test.each([
  [0x6969, true],
  [0xff534d42, true],
  [-11317950, true],
  [0xef53, false],
  [0x01021994, false],
])('the file system number %s of Linux is a network’s: %s', (type, expected) => {
  expect(isNetworkMagic(type)).toBe(expected);
});

test('a share of macOS is told from its own disk by the mount table', () => {
  const table = [
    '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
    '/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)',
    '//claire@serveur/perso on /Volumes/Mes documents (smbfs, nodev, nosuid, mounted by claire)',
  ].join('\n');
  expect(fileSystemOnMac('/Volumes/Mes documents/Casier', table)).toBe('smbfs');
  expect(fileSystemOnMac('/Users/claire/Library', table)).toBe('apfs');
});
