import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FindOptions, type Found, findServers } from '../../../engine/discovery/find-servers.ts';
import { createServerSearch } from '../../../engine/discovery/search.ts';
import { serverCandidates } from '../../../shared/academies/candidates.ts';
import type { ServerPreset } from '../../../shared/domain/setup.ts';
import { FakeDoor } from '../../servers/fake-door.ts';
import {
  autoconfigFile,
  type Door,
  freshAddress,
  networkOf,
  openHost,
  serveAutoconfig,
} from '../../servers/invented-academy.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { type NameServer, startNameServer } from '../../servers/name-server.ts';

const DOMAIN = 'ac-invente.example';
const HOSTS = ['imap', 'pop', 'smtp', 'courrier', 'autoconfig'].map((name) => `${name}.${DOMAIN}`);
const NEVER = new AbortController().signal;
const ALL: Door[] = ['imaps', 'pop3s', 'submissions'];

let server: MailServer;
let names: NameServer;
let network: ReturnType<typeof networkOf>;
let toStop: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  [server, names] = await Promise.all([
    startMailServer({
      users: { claire: { password: 'secret' } },
      domain: DOMAIN,
      names: [...HOSTS, DOMAIN, 'mail.ailleurs.example'],
    }),
    startNameServer(),
  ]);
});
afterAll(() => Promise.all([server.stop(), names.stop()]));
beforeEach(() => {
  network = networkOf(names);
  names.services.clear();
  names.silent.clear();
});
afterEach(async () => {
  await Promise.all(toStop.map((one) => one.stop()));
  toStop = [];
});

async function host(hosts: string[], doors: Door[] = ALL) {
  const one = await openHost(
    names,
    hosts.map((name) => `${name}.${DOMAIN}`),
    server,
    doors,
  );
  toStop.push(one);
  return one;
}

interface Case {
  protocol?: 'imap' | 'pop3';
  presets?: ServerPreset[];
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

function optionsOf(presets: ServerPreset[] = []): FindOptions {
  return {
    candidatesFor: (sources) => serverCandidates({ ...sources, presets }),
    extraCertificates: [server.ca],
    network,
    nameServers: [names.address],
  };
}

function find({ protocol = 'imap', presets, signal = NEVER, onProgress = () => {} }: Case = {}) {
  return findServers({ address: `claire@${DOMAIN}`, protocol }, optionsOf(presets), onProgress, signal);
}

const told = (found: Found) =>
  found.kind === 'found'
    ? [found.incoming, found.outgoing].map(({ service, host, port }) => `${service} ${host}:${port}`)
    : found;

async function timed<T>(work: Promise<T>): Promise<[T, number]> {
  const startedAtMs = performance.now();
  const result = await work;
  return [result, performance.now() - startedAtMs];
}

describe('The servers of a domain are found', () => {
  it('by their usual names', async () => {
    await host(['imap', 'smtp']);
    const [found, tookMs] = await timed(find());
    expect(told(found)).toEqual([`imap imap.${DOMAIN}:993`, `smtp smtp.${DOMAIN}:465`]);
    expect(tookMs).toBeLessThan(6_000);
  });

  it('under one name for all, and on the ports of STARTTLS', async () => {
    await host(['courrier', 'smtp'], ['imap', 'submission']);
    expect(told(await find())).toEqual([`imap courrier.${DOMAIN}:143`, `smtp smtp.${DOMAIN}:587`]);
  });

  it('by POP3 where there is nothing else, and where it is wanted', async () => {
    const pop = await host(['pop', 'smtp'], ['pop3s', 'submissions']);
    expect(told(await find())).toEqual([`pop3 pop.${DOMAIN}:995`, `smtp smtp.${DOMAIN}:465`]);
    await pop.stop();
    await host(['imap', 'pop', 'smtp']);
    expect(told(await find({ protocol: 'pop3' }))).toEqual([`pop3 pop.${DOMAIN}:995`, `smtp smtp.${DOMAIN}:465`]);
  });

  it('by SRV on any port, before usual names that answer as well', async () => {
    await host(['imap', 'smtp']);
    names.hosts.set('mail.ailleurs.example', '127.0.0.1');
    const { imaps, submissions } = server.ports;
    names.services.set(`_imaps._tcp.${DOMAIN}`, [{ target: 'mail.ailleurs.example', port: imaps }]);
    names.services.set(`_submissions._tcp.${DOMAIN}`, [{ target: 'mail.ailleurs.example', port: submissions }]);
    const found = await find();
    expect(told(found)).toEqual([`imap mail.ailleurs.example:${imaps}`, `smtp mail.ailleurs.example:${submissions}`]);
    expect(found).toMatchObject({ incoming: { needsConfirmation: true } });
  });

  it.each([`autoconfig.${DOMAIN}`, DOMAIN])('by autoconfig at %s, which does not hear for whom', async (at) => {
    names.hosts.set(`courrier.${DOMAIN}`, '127.0.0.1');
    const { imaps, submissions } = server.ports;
    const file = autoconfigFile(
      { host: `courrier.${DOMAIN}`, port: imaps },
      { host: `courrier.${DOMAIN}`, port: submissions },
    );
    const page = await serveAutoconfig(names, at, server, file);
    toStop.push(page);
    const found = await find();
    names.hosts.delete(`courrier.${DOMAIN}`);
    expect(told(found)).toEqual([`imap courrier.${DOMAIN}:${imaps}`, `smtp courrier.${DOMAIN}:${submissions}`]);
    expect(found).toMatchObject({ incoming: { origin: 'autoconfig', userName: { form: 'fullAddress' } } });
    expect(page.asked.join()).not.toContain('claire');
  });

  it('although the domain’s name servers and its web server say nothing', async () => {
    await host(['imap', 'smtp']);
    for (const service of ['_imaps', '_pop3s', '_submission']) names.silent.add(`${service}._tcp.${DOMAIN}`);
    toStop.push(await serveAutoconfig(names, `autoconfig.${DOMAIN}`, server, () => new Promise(() => {})));
    const [found, tookMs] = await timed(find());
    expect(found.kind).toBe('found');
    expect(tookMs).toBeLessThan(6_000);
  });

  it('at once where an administrator has named them', async () => {
    await host(['imap', 'smtp']);
    names.silent.add(`_imaps._tcp.${DOMAIN}`);
    const preset = { port: 993, security: 'tls' } as const;
    const presets: ServerPreset[] = [
      { ...preset, service: 'imap', host: `imap.${DOMAIN}` },
      { ...preset, service: 'smtp', host: `smtp.${DOMAIN}`, port: 465 },
    ];
    const [found, tookMs] = await timed(find({ presets }));
    expect(found).toMatchObject({ kind: 'found', incoming: { origin: 'policy' } });
    expect(tookMs).toBeLessThan(2_000);
  });
});

describe('A search', () => {
  it('is over in six seconds, though everything hangs', async () => {
    const address = freshAddress();
    for (const name of ['imap', 'smtp', 'pop']) names.hosts.set(`${name}.${DOMAIN}`, address);
    const doors = [993, 143, 995, 110, 465, 587].map((port) => ({ port, door: new FakeDoor() }));
    for (const { port, door } of doors) {
      await door.start(port, address);
      toStop.push(door);
    }
    const [found, tookMs] = await timed(find());
    expect(found).toMatchObject({ kind: 'none', side: 'incoming', error: { kind: 'connection', reason: 'timeout' } });
    expect(tookMs).toBeLessThan(6_000);
    for (const name of ['imap', 'smtp', 'pop']) names.hosts.delete(`${name}.${DOMAIN}`);
  });

  it('does not wait long for a better server that hangs', async () => {
    const address = freshAddress();
    const slow = new FakeDoor();
    await slow.start(993, address);
    toStop.push(slow);
    await host(['courrier', 'smtp']);
    names.hosts.set(`imap.${DOMAIN}`, address);
    const [found, tookMs] = await timed(find());
    names.hosts.delete(`imap.${DOMAIN}`);
    expect(told(found)).toEqual([`imap courrier.${DOMAIN}:993`, `smtp smtp.${DOMAIN}:465`]);
    expect(tookMs).toBeLessThan(5_000);
  });

  it('tells how far it is, and that a name is known to nobody', async () => {
    const steps: [number, number][] = [];
    const found = await find({ onProgress: (done, total) => steps.push([done, total]) });
    expect(found).toMatchObject({ kind: 'none', side: 'incoming', error: { reason: 'nameNotFound' } });
    const [done, total] = steps.at(-1)!;
    expect(done).toBe(total);
    expect(steps.map(([count]) => count)).toEqual(steps.map(([count]) => count).sort((a, b) => a - b));
  });

  it('can be stopped, and leaves no connection behind', async () => {
    const address = freshAddress();
    const door = new FakeDoor();
    await door.start(993, address);
    toStop.push(door);
    names.hosts.set(`imap.${DOMAIN}`, address);
    const stop = new AbortController();
    const search = find({ signal: stop.signal, onProgress: () => stop.abort() });
    await expect(search).rejects.toMatchObject({ kind: 'cancelled' });
    names.hosts.delete(`imap.${DOMAIN}`);
  });

  it('is stopped by a newer one', async () => {
    await host(['imap', 'smtp']);
    const search = createServerSearch({ ...optionsOf(), onProgress: () => {}, now: () => 0 });
    const first = search({ address: `autre@${DOMAIN}`, protocol: 'imap' }, NEVER);
    const second = search({ address: `claire@${DOMAIN}`, protocol: 'imap' }, NEVER);
    await expect(first).rejects.toMatchObject({ kind: 'cancelled' });
    expect(await second).toMatchObject({ kind: 'found' });
  });

  it.each(['claire', 'claire@', 'claire@exemple..fr', 'claire@127.0.0.1'])(
    'finds none for « %s », and asks nobody',
    async (address) => {
      names.asked.length = 0;
      const found = await findServers({ address, protocol: 'imap' }, optionsOf(), () => {}, NEVER);
      expect(found).toMatchObject({ kind: 'none', side: 'incoming' });
      expect([...network.lookedUp, ...names.asked]).toEqual([]);
    },
  );

  it('contacts no host that is not in the candidate list, and says nobody’s name or password', async () => {
    const other = await host(['autre']);
    await host(['imap', 'smtp']);
    await find();
    const listed = Object.values(serverCandidates({ address: `claire@${DOMAIN}` }))
      .flat()
      .map(({ host: name }) => name);
    const allowed = new Set([...listed, DOMAIN, `autoconfig.${DOMAIN}`]);
    expect([...network.lookedUp].filter((name) => !allowed.has(name))).toEqual([]);
    expect(other.taken()).toBe(0);
    expect(server.logs()).not.toMatch(/claire|auth failed/);
  });
});
