// policies.json as administrators write it, and as they write it wrong.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillInFolder, fillInNames } from '../../../electron/policies/fill-in.ts';
import { policyPlace } from '../../../electron/policies/places.ts';
import { proxyConfig } from '../../../electron/policies/proxy-config.ts';
import { readPolicies } from '../../../electron/policies/read-policies.ts';
import { readRegistry } from '../../../electron/policies/registry.ts';

const server = { host: 'imap.ac-demo.example', port: 993, security: 'tls' } as const;
const account = {
  address: '%username%@ac-demo.example',
  protocol: 'imap',
  incoming: server,
  outgoing: server,
} as const;

describe('the file', () => {
  it('holds where nothing is wrong', () => {
    const written = {
      $schema: './policies.schema.json',
      accounts: [account],
      hosts: [{ service: 'smtp', domains: ['ac-demo.example'], ...server }],
      settings: { theme: 'dark' },
      lockedSettings: { undoSendMs: 30_000 },
      guard: 'block',
      helpPages: { forgottenPassword: 'https://assistance.ac-demo.example/mdp' },
      dataFolder: '%home%/courrier',
      proxy: { mode: 'fixed', kind: 'http', host: 'proxy.lycee.example', port: 3128, except: ['*.lycee.example'] },
      authorities: ['/etc/ssl/filtre.pem'],
      updateChannel: 'stable',
    };
    const { policies, faults } = readPolicies(JSON.stringify(written, null, 2));
    const { $schema: _, ...rest } = written;
    expect(faults).toEqual([]);
    expect(policies).toEqual(rest);
  });

  const lines = (...text: string[]) => text.join('\n');

  it.each([
    ['a comma too few', lines('{', '  "guard": "block"', '  "proxy": {}', '}'), 'syntax', 3, 3, '', '"proxy": {}'],
    ['an end too early', lines('{', '  "guard": "block"'), 'syntax', 2, 19, '', null],
    ['a list', '["guard"]', 'notAnObject', 1, 1, '', null],
    ['an unknown key', lines('{', '  "gard": "block"', '}'), 'unknownKey', 2, 3, 'gard', null],
    ['a key twice', '{"guard": "block",\n "guard": "advise"}', 'repeatedKey', 1, 2, 'guard', null],
    ['another value', '{"guard": "strict"}', 'wrongValue', 1, 2, 'guard', 'advise, reason, block'],
    ['another type', lines('{', ' "hosts": "imap"}'), 'wrongType', 2, 2, 'hosts', 'array'],
    ['an unknown key within', '{"settings": {\n "theem": "dark"}}', 'unknownKey', 2, 2, 'settings.theem', null],
    ['a setting that is none', '{"lockedSettings": {"sort": 1}}', 'unknownKey', 1, 21, 'lockedSettings.sort', null],
    [
      'a page without encryption',
      '{"helpPages": {"help": "http://a.example"}}',
      'wrongForm',
      1,
      16,
      'helpPages.help',
      'https',
    ],
    ['one folder for all', '{"dataFolder": "/srv/mail"}', 'wrongForm', 1, 2, 'dataFolder', 'perPerson'],
    [
      'a proxy of another kind',
      '{"proxy": {"mode": "auto"}}',
      'wrongValue',
      1,
      12,
      'proxy.mode',
      'system, direct, fixed, pac',
    ],
    [
      'a port that is none',
      '{"proxy": {"mode":"fixed","kind":"http","host":"p","port":0}}',
      'wrongValue',
      1,
      52,
      'proxy.port',
      '≥ 1',
    ],
  ])('with %s is told with its place', (_what, text, kind, line, column, key, detail) => {
    const { faults, policies } = readPolicies(text);
    expect(policies).toEqual({});
    const [first] = faults;
    expect(first).toEqual({ kind, at: { line, column }, key, detail });
  });

  it('tells what is missing where it should be', () => {
    const text = lines(
      '{',
      ' "accounts": [',
      '  { "address": "a@b.example", "incoming":',
      '    { "host": "a", "port": 1, "security": "tls" } }',
      ' ]',
      '}',
    );
    expect(readPolicies(text).faults).toEqual([
      { kind: 'missing', at: { line: 3, column: 3 }, key: 'accounts[0].outgoing', detail: null },
    ]);
  });

  it('keeps the keys that are right beside those that are wrong', () => {
    const { policies, faults } = readPolicies(
      '{"guard": "block", "proxy": {"mode": 1}, "settings": {"theme": "dark"}}',
    );
    expect(policies).toEqual({ guard: 'block', settings: { theme: 'dark' } });
    expect(faults).toHaveLength(1);
  });

  it('never ends the program, whatever is in it', () => {
    const good = JSON.stringify({ accounts: [account], guard: 'block', proxy: { mode: 'direct' } });
    const spoilt = fc
      .tuple(fc.nat(good.length), fc.nat(6), fc.string({ maxLength: 4 }))
      .map(([at, gone, put]) => good.slice(0, at) + put + good.slice(at + gone));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), spoilt), (text) => {
        for (const { at } of readPolicies(text).faults) expect(at?.line).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is particular of a session', () => {
  const prof = { userName: 'Éloïse Bœuf', homeDir: '/home/eboeuf' };

  it('is filled in: in an address as addresses are written, in a user name as it is', () => {
    const incoming = { ...server, userName: '%USERNAME%' };
    expect(fillInNames({ accounts: [{ ...account, incoming }] }, prof).accounts).toEqual([
      { ...account, address: 'eloise.boeuf@ac-demo.example', incoming: { ...server, userName: 'Éloïse Bœuf' } },
    ]);
  });

  it.each([
    ['%home%/courrier', 'linux', '/home/eboeuf/courrier'],
    ['/srv/casier/%username%', 'linux', '/srv/casier/Éloïse Bœuf'],
    ['D:\\Casier\\%username%', 'win32', 'D:\\Casier\\Éloïse Bœuf'],
    ['D:\\Casier\\%username%', 'linux', null],
  ] as const)('is filled in, in the folder %s of %s', (folder, platform, expected) => {
    expect(fillInFolder(folder, prof, platform)).toBe(expected);
  });

  it('does not lead out of its folder', () => {
    expect(fillInFolder('/srv/%username%', { ...prof, userName: '../root' }, 'linux')).toBe('/srv/.._root');
  });
});

describe('the place', () => {
  it.each([
    ['linux', {}, '/etc/casier/policies.json'],
    ['darwin', {}, '/Library/Application Support/Casier/policies.json'],
    ['win32', { ProgramData: 'D:\\Donnees' }, 'D:\\Donnees\\Casier\\policies.json'],
    ['win32', {}, 'C:\\ProgramData\\Casier\\policies.json'],
  ] as const)('is one for everybody on %s', (platform, env, file) => {
    expect(policyPlace({ platform, env, args: [] })).toEqual({ file, isNamed: false });
  });
});

describe('the registry of Windows', () => {
  const head = '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Casier\r\n';

  it.each([
    [`${head}    Policies    REG_SZ    {"guard": "block"}\r\n\r\n`, '{"guard": "block"}', false],
    [`${head}    Policies    REG_MULTI_SZ    {\\0  "guard": "block"\\0}\r\n\r\n`, '{\n  "guard": "block"\n}', false],
    [`${head}    UsePoliciesFile    REG_DWORD    0x1\r\n\r\n`, null, true],
    [`${head}    UsePoliciesFile    REG_DWORD    0x0\r\n    Autre    REG_SZ\r\n`, null, false],
    [
      `${head}    Policies    REG_SZ    {"guard":\r\n"block"}\r\n    UsePoliciesFile    REG_DWORD    0x1\r\n`,
      '{"guard":\n"block"}',
      true,
    ],
    [
      `${head}    Policies    REG_MULTI_SZ    {"dataFolder": "D:\\\\0\\\\%username%"}\r\n`,
      '{"dataFolder": "D:\\\\0\\\\%username%"}',
      false,
    ],
    ['', null, false],
  ])('is read as reg.exe prints it (%#)', (printed, text, usesFile) => {
    expect(readRegistry(printed)).toEqual({ text, usesFile });
  });
});

describe('the proxy', () => {
  it('is given to Chromium in its words', () => {
    const proxy = {
      mode: 'fixed',
      kind: 'socks5',
      host: 'relais',
      port: 1080,
      except: ['*.lycee.example', '10.0.0.0/8'],
    } as const;
    expect(proxyConfig({ ...proxy, except: [...proxy.except] })).toEqual({
      mode: 'fixed_servers',
      proxyRules: 'socks5://relais:1080',
      proxyBypassRules: '*.lycee.example,10.0.0.0/8',
    });
    expect(proxyConfig({ mode: 'pac', url: 'http://pac.example/p' })).toEqual({
      mode: 'pac_script',
      pacScript: 'http://pac.example/p',
    });
    expect(proxyConfig({ mode: 'direct' })).toEqual({ mode: 'direct' });
  });
});
