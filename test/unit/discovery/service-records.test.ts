import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findServiceRecords } from '../../../engine/discovery/service-records.ts';
import { type NameServer, startNameServer } from '../../servers/name-server.ts';

let names: NameServer;
beforeAll(async () => {
  names = await startNameServer();
});
afterAll(() => names.stop());
beforeEach(() => {
  names.services.clear();
  names.silent.clear();
  names.asked.length = 0;
});

const NEVER = new AbortController().signal;
const find = (limitMs = 2_000, signal = NEVER) =>
  findServiceRecords('ac-x.example', limitMs, signal, { nameServers: [names.address] });

describe('The SRV records of a domain', () => {
  it('are none for most domains', async () => {
    expect(await find()).toEqual([]);
  });

  it('give servers, TLS before STARTTLS and IMAP before POP3', async () => {
    names.services.set('_submission._tcp.ac-x.example', [{ target: 'smtp.ac-x.example', port: 587 }]);
    names.services.set('_pop3s._tcp.ac-x.example', [{ target: 'pop.ac-x.example', port: 995 }]);
    names.services.set('_imap._tcp.ac-x.example', [{ target: 'imap.ac-x.example', port: 143 }]);
    names.services.set('_imaps._tcp.ac-x.example', [{ target: 'imap.ac-x.example', port: 1993 }]);
    expect(
      (await find()).map(({ protocol, security, host, port }) => `${protocol} ${security} ${host}:${port}`),
    ).toEqual([
      'imap tls imap.ac-x.example:1993',
      'imap starttls imap.ac-x.example:143',
      'pop3 tls pop.ac-x.example:995',
      'smtp starttls smtp.ac-x.example:587',
    ]);
  });

  it('count by priority, then by weight, and no more than a few of them', async () => {
    names.services.set('_imaps._tcp.ac-x.example', [
      { target: 'd.example.fr', port: 993, priority: 20, weight: 100 },
      { target: 'b.example.fr', port: 993, priority: 10, weight: 1 },
      { target: 'a.example.fr', port: 993, priority: 10, weight: 9 },
      { target: 'c.example.fr', port: 993, priority: 15 },
    ]);
    expect((await find()).map(({ host }) => host)).toEqual(['a.example.fr', 'b.example.fr', 'c.example.fr']);
  });

  it('that say « no such service » give none', async () => {
    names.services.set('_pop3s._tcp.ac-x.example', [{ target: '.', port: 0 }]);
    expect(await find()).toEqual([]);
  });

  it('give what has come when the time is over', async () => {
    names.services.set('_imaps._tcp.ac-x.example', [{ target: 'imap.ac-x.example', port: 993 }]);
    names.silent.add('_imap._tcp.ac-x.example');
    expect(await find(300)).toMatchObject([{ host: 'imap.ac-x.example' }]);
  });

  it('are given up at once when somebody stops the search', async () => {
    names.silent.add('_imap._tcp.ac-x.example');
    const stop = new AbortController();
    const found = find(60_000, stop.signal);
    stop.abort();
    expect(await found).toEqual([]);
  });

  it('are asked of nobody but this domain', async () => {
    await find();
    expect(names.asked.every((name) => name.endsWith('._tcp.ac-x.example'))).toBe(true);
  });
});
