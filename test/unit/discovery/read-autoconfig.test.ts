import { describe, expect, it } from 'vitest';
import { readAutoconfig } from '../../../engine/discovery/read-autoconfig.ts';

const server = (tag: 'incomingServer' | 'outgoingServer', type: string, facts: Record<string, string>) =>
  `<${tag} type="${type}">${Object.entries(facts)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</${tag}>`;
const file = (...servers: string[]) =>
  `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="x"><domain>ac-x.example</domain>${servers.join('\n')}</emailProvider></clientConfig>`;
const IMAP = { hostname: 'imap.ac-x.example', port: '993', socketType: 'SSL', username: '%EMAILLOCALPART%' };

describe('An autoconfig file', () => {
  it('gives its servers in its own order, with what they ask as user name', () => {
    const xml = file(
      server('incomingServer', 'imap', IMAP),
      server('incomingServer', 'pop3', { ...IMAP, port: '995', username: '%EMAILADDRESS%' }),
      server('outgoingServer', 'smtp', { hostname: 'smtp.ac-x.example', port: '587', socketType: 'STARTTLS' }),
    );
    expect(readAutoconfig(xml)).toEqual([
      { service: 'imap', host: 'imap.ac-x.example', port: 993, security: 'tls', userName: '%EMAILLOCALPART%' },
      { service: 'pop3', host: 'imap.ac-x.example', port: 995, security: 'tls', userName: '%EMAILADDRESS%' },
      { service: 'smtp', host: 'smtp.ac-x.example', port: 587, security: 'starttls', userName: null },
    ]);
  });

  it.each([
    ['no encryption', { ...IMAP, socketType: 'plain' }],
    ['no port', { ...IMAP, port: 'abc' }],
    ['a port out of range', { ...IMAP, port: '70000' }],
    ['an address instead of a name', { ...IMAP, hostname: '10.0.0.1' }],
    ['a name that is none', { ...IMAP, hostname: 'imap ac-x/..example' }],
    ['a placeholder for the host', { ...IMAP, hostname: 'imap.%EMAILDOMAIN%' }],
  ])('has a server with %s passed over', (_, facts) => {
    expect(readAutoconfig(file(server('incomingServer', 'imap', facts)))).toEqual([]);
  });

  it('has other kinds of server passed over', () => {
    expect(readAutoconfig(file(server('incomingServer', 'exchange', IMAP)))).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['a page of a web site', '<!doctype html><html><body><p>404<br>pas trouvé</body></html>'],
    ['an end that never comes', file(server('incomingServer', 'imap', IMAP)).slice(0, 120)],
    ['tags that cross', '<incomingServer type="imap"><hostname>a.example</incomingServer></hostname>'],
    ['bytes of no text', '\u0000\uffff<<<>>>&&&;'],
  ])('that is %s gives nothing', (_, xml) => {
    expect(readAutoconfig(xml)).toEqual([]);
  });

  it('expands no entity of its own making and fetches none', () => {
    const hostile = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>${file(
      server('incomingServer', 'imap', { ...IMAP, hostname: '&b;.example' }),
      server('incomingServer', 'imap', { ...IMAP, hostname: '&f;.example' }),
    )}`;
    expect(readAutoconfig(hostile)).toEqual([]);
  });

  it('of endless servers and endless depth is read within bounds', () => {
    expect(
      readAutoconfig(file(...Array.from({ length: 5_000 }, () => server('incomingServer', 'imap', IMAP)))),
    ).toHaveLength(12);
    expect(readAutoconfig('<a>'.repeat(50_000))).toEqual([]);
  });
});
