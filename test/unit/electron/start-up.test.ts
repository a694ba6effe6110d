import { describe, expect, it } from 'vitest';
import { judgeCrash } from '../../../electron/crash-budget.ts';
import { dataFolder } from '../../../electron/data-folder.ts';
import { engineEnvironment } from '../../../electron/engine-environment.ts';
import { menuLanguage } from '../../../electron/menu-words.ts';
import { fileSystemOf, isNetworkFileSystem, isUncPath } from '../../../electron/network-drive.ts';
import { forbiddenSwitch } from '../../../electron/switches.ts';
import { fitPlacement, parsePlacements } from '../../../electron/window-bounds.ts';

describe('the data folder', () => {
  const linux = { platform: 'linux', env: {}, homeDir: '/home/prof', args: [] } as const;
  const windows = { platform: 'win32', env: {}, homeDir: 'C:\\Users\\prof', args: [] } as const;

  it.each([
    [linux, '/home/prof/.local/share/casier'],
    [{ ...linux, env: { XDG_DATA_HOME: '/data' } }, '/data/casier'],
    [{ ...linux, env: { XDG_DATA_HOME: 'relative' } }, '/home/prof/.local/share/casier'],
    [{ ...linux, args: ['casier', '--data-dir=/tmp/essai', '--demo'] }, '/tmp/essai'],
    [{ ...windows, env: { LOCALAPPDATA: 'D:\\Local', APPDATA: '\\\\srv\\profils\\prof' } }, 'D:\\Local\\Casier'],
    [windows, 'C:\\Users\\prof\\AppData\\Local\\Casier'],
  ])('is local, never roaming (%#)', (surroundings, folder) => {
    expect(dataFolder(surroundings, undefined, () => false)).toEqual({ folder, stays: false });
  });

  it.each([
    [linux, '/srv/courrier/prof', [], { folder: '/srv/courrier/prof', stays: false }],
    [
      linux,
      '/srv/courrier/prof',
      ['/home/prof/.local/share/casier'],
      { folder: '/home/prof/.local/share/casier', stays: true },
    ],
    [
      linux,
      '/srv/courrier/prof',
      ['/home/prof/.local/share/casier', '/srv/courrier/prof'],
      { folder: '/srv/courrier/prof', stays: false },
    ],
    [{ ...linux, args: ['--data-dir=/tmp/essai'] }, '/srv/courrier/prof', [], { folder: '/tmp/essai', stays: false }],
  ])(
    'is the administrator’s, but for a store that is there already (%#)',
    (surroundings, wanted, stores: string[], settled) => {
      expect(dataFolder(surroundings, wanted, (folder) => stores.includes(folder))).toEqual(settled);
    },
  );
});

describe('a network drive', () => {
  const mounts = [
    '/dev/sda1 / ext4 rw 0 0',
    'srv:/homes /home nfs4 rw 0 0',
    '//srv/commun /media/Commun\\040college cifs rw 0 0',
    '/dev/sdb1 /home/local ext4 rw 0 0',
    'tmpfs /home/local/tmp tmpfs rw 0 0',
  ].join('\n');

  it.each([
    ['/home/prof/.local/share/casier', 'nfs4', true],
    ['/home/local/prof', 'ext4', false],
    ['/home/local/tmp', 'tmpfs', false],
    ['/media/Commun college/casier', 'cifs', true],
    ['/media/Commun', 'ext4', false],
    ['/homes/prof', 'ext4', false],
  ])('is told from the mount that holds %s', (folder, type, isNetwork) => {
    expect(fileSystemOf(folder, mounts)).toBe(type);
    expect(isNetworkFileSystem(type)).toBe(isNetwork);
  });

  it('lets the later of two mounts on one point win', () => {
    expect(fileSystemOf('/home/prof', '/dev/sda1 /home ext4 rw 0 0\nsrv:/h /home nfs rw 0 0')).toBe('nfs');
  });

  it.each([
    ['\\\\srv\\homes\\prof', true],
    ['//srv/homes/prof', true],
    ['\\\\?\\UNC\\srv\\homes', true],
    ['\\\\?\\C:\\Users\\prof', false],
    ['\\\\.\\pipe\\x', false],
    ['C:\\Users\\prof', false],
  ])('is told from the path on Windows: %s', (folder, isUnc) => {
    expect(isUncPath(folder)).toBe(isUnc);
  });
});

describe('the crash budget', () => {
  it('starts the engine again five times in five minutes, and not a sixth time', () => {
    let crashesMs: number[] = [];
    const verdicts = [0, 1_000, 2_000, 3_000, 4_000, 5_000].map((at) => {
      const verdict = judgeCrash(crashesMs, at);
      crashesMs = verdict.crashesMs;
      return verdict.restart;
    });
    expect(verdicts).toEqual([true, true, true, true, true, false]);
  });

  it('forgets crashes after five minutes', () => {
    const verdict = judgeCrash([0, 1_000, 2_000, 3_000, 4_000], 300_000);
    expect(verdict).toEqual({ crashesMs: [1_000, 2_000, 3_000, 4_000, 300_000], restart: true });
  });
});

describe('the command line', () => {
  it.each([
    [['casier', '--demo', '--data-dir=/tmp/x'], null],
    [['casier', '--remote-debugging-port=9222'], 'remote-debugging-port'],
    [['casier', '--inspect-brk'], 'inspect-brk'],
    [['casier', '--inspected'], null],
    [['casier', '--policies=/tmp/p.json'], 'policies'],
  ])('%s', (args, refused) => {
    expect(forbiddenSwitch(args)).toBe(refused);
  });
});

describe('the environment of the engine', () => {
  it('keeps what the keychain and the folders need, and nothing else', () => {
    const env = {
      HOME: '/h',
      LC_TIME: 'fr_FR',
      DBUS_SESSION_BUS_ADDRESS: 'unix:x',
      NODE_OPTIONS: '--require x',
      SECRET: 's',
    };
    expect(engineEnvironment(env)).toEqual({ HOME: '/h', LC_TIME: 'fr_FR', DBUS_SESSION_BUS_ADDRESS: 'unix:x' });
  });
});

describe('the language of the menus', () => {
  it('is what was chosen, else English for English systems and French for all others', () => {
    expect(menuLanguage('en', 'fr-FR')).toBe('en');
    expect(menuLanguage('system', 'en-GB')).toBe('en');
    expect(menuLanguage('system', 'fr')).toBe('fr');
    expect(menuLanguage('system', 'oc')).toBe('fr');
  });
});

describe('the remembered place of a window', () => {
  const placement = { x: 1_400, y: 100, width: 1_000, height: 700, maximized: false, zoom: 1 };
  const left = { x: 0, y: 0, width: 1_366, height: 768 };
  const right = { x: 1_366, y: 0, width: 1_920, height: 1_080 };

  it('is taken while a screen shows it, and dropped once that screen is gone', () => {
    expect(fitPlacement(placement, [left, right])).toEqual(placement);
    expect(fitPlacement(placement, [left])).toBeUndefined();
    expect(fitPlacement({ ...placement, x: 0, y: -500 }, [left])).toBeUndefined();
  });

  it('is forgotten when its file is broken', () => {
    expect(parsePlacements('{"main":')).toEqual({});
    expect(parsePlacements('{"main":{"x":"far"}}')).toEqual({});
    expect(parsePlacements(JSON.stringify({ main: placement }))).toEqual({ main: placement });
  });
});
