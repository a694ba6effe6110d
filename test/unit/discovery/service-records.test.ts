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
const find = (limitMs = 2_000, signal = NEVER) => findServiceRecords('ac-x.example', limitMs, signal, [names.address]);

describe('The SRV records of a domain', () => {
  it('are none for most domains', async () => {
    expect(await find()).toEqual([]);
  });

  it('tell the service, where it is, and what the domain prefers', async () => {
    names.services.set('_submission._tcp.ac-x.example', [{ target: 'smtp.ac-x.example', port: 587 }]);
    names.services.set('_imaps._tcp.ac-x.example', [
      { target: 'imap.ac-x.example', port: 1993, priority: 5, weight: 7 },
    ]);
    expect(await find()).toEqual([
      { service: '_imaps', target: 'imap.ac-x.example', port: 1993, priority: 5, weight: 7 },
      { service: '_submission', target: 'smtp.ac-x.example', port: 587, priority: 0, weight: 0 },
    ]);
  });

  it('are the first few of them where a domain names many', async () => {
    const record = (n: number) => ({ target: `n${n}.ac-x.example`, port: 993, priority: 50 - n });
    names.services.set(
      '_imaps._tcp.ac-x.example',
      Array.from({ length: 20 }, (_, n) => record(n)),
    );
    expect((await find()).map(({ target }) => target)).toEqual([19, 18, 17, 16].map((n) => `n${n}.ac-x.example`));
  });

  it('that say « no such service » are told as they are', async () => {
    names.services.set('_pop3s._tcp.ac-x.example', [{ target: '.', port: 0 }]);
    expect(await find()).toMatchObject([{ service: '_pop3s', target: '.' }]);
  });

  it('give what has come when the time is over', async () => {
    names.services.set('_imaps._tcp.ac-x.example', [{ target: 'imap.ac-x.example', port: 993 }]);
    names.silent.add('_imap._tcp.ac-x.example');
    expect(await find(300)).toMatchObject([{ target: 'imap.ac-x.example' }]);
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
