import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACADEMY_FILE, academyAbove, academyAt, KNOWN_DOMAINS } from '../../../shared/academies/academies.ts';
import { serverCandidates } from '../../../shared/academies/candidates.ts';
import { hostName, isBelow } from '../../../shared/academies/host-names.ts';
import type { CandidateSources, MailService, ServerCandidate } from '../../../shared/domain/setup.ts';

/** `origin host:port`, as the tables below write a candidate. */
function lines(service: MailService, sources: CandidateSources): string[] {
  return serverCandidates(sources)[service].map((one) => `${one.origin} ${one.host}:${one.port}`);
}

function all(sources: CandidateSources): ServerCandidate[] {
  return Object.values(serverCandidates(sources)).flat();
}

describe('a domain nothing is known of', () => {
  const address = 'c.durand@college.example';

  it('gets the usual names, encrypted from the first byte before STARTTLS', () => {
    const names = ['imap', 'imaps', 'messagerie', 'courrier', 'webmail', 'mail'];
    expect(lines('imap', { address })).toEqual([
      ...names.map((name) => `derived ${name}.college.example:993`),
      ...names.map((name) => `derived ${name}.college.example:143`),
    ]);
    expect(lines('smtp', { address })).toEqual([
      ...['smtps', 'smtp', 'messagerie', 'mail'].map((name) => `derived ${name}.college.example:465`),
      ...['smtps', 'smtp', 'messagerie', 'mail'].map((name) => `derived ${name}.college.example:587`),
    ]);
    expect(lines('pop3', { address })[0]).toBe('derived pop.college.example:995');
  });

  it('is asked in the order of its own SRV records, and not where it says that there is no such service', () => {
    const srv = [
      { service: '_imap', target: 'b.college.example', port: 143, priority: 10, weight: 0 },
      { service: '_imaps', target: 'B.college.example.', port: 993, priority: 10, weight: 0 },
      { service: '_imaps', target: 'a.college.example', port: 1993, priority: 0, weight: 5 },
      { service: '_imaps', target: 'c.college.example', port: 993, priority: 0, weight: 50 },
      { service: '_pop3s', target: '.', port: 0, priority: 0, weight: 0 },
    ] as const;
    expect(lines('imap', { address, srv }).slice(0, 4)).toEqual([
      'srv c.college.example:993',
      'srv a.college.example:1993',
      'srv b.college.example:993',
      'srv b.college.example:143',
    ]);
    expect(lines('pop3', { address, srv })[0]).toBe('derived pop.college.example:995');
  });

  it.each([
    ['%EMAILADDRESS%', { form: 'fullAddress' }],
    ['%EMAILLOCALPART%', { form: 'localPart' }],
    ['%EMAILLOCALPART%+%EMAILDOMAIN%', { form: 'fixed', text: 'c.durand+college.example' }],
    [null, { form: 'fullAddress' }],
    ['', { form: 'fullAddress' }],
  ])('takes the user name that its autoconfig file asks for: %s', (userName, expected) => {
    const autoconfig = [
      { service: 'imap', host: 'Mail.college.example', port: 993, security: 'tls', userName },
    ] as const;
    expect(serverCandidates({ address, autoconfig }).imap[0]).toMatchObject({
      host: 'mail.college.example',
      userName: expected,
    });
  });

  it('is not led to an address of the own network, or to what is no host at all', () => {
    const hosts = ['127.0.0.1', '[::1]', 'localhost', '2130706433', 'a b.example', 'x.example/y', 'x@y.example', '-'];
    for (const host of hosts) {
      const autoconfig = [{ service: 'imap', host, port: 993, security: 'tls', userName: null }] as const;
      const srv = [{ service: '_imaps', target: host, port: 993, priority: 0, weight: 0 }] as const;
      expect(serverCandidates({ address, autoconfig, srv })).toEqual(serverCandidates({ address }));
    }
  });

  it('needs the consent of the person for a host outside itself, unless an administrator set it', () => {
    const autoconfig = [
      { service: 'imap', host: 'mail.provider.example', port: 993, security: 'tls', userName: null },
      { service: 'imap', host: 'notcollege.example', port: 993, security: 'tls', userName: null },
    ] as const;
    const presets = [{ service: 'smtp', host: 'relay.other.example', port: 465, security: 'tls' }] as const;
    const { imap, smtp } = serverCandidates({ address, autoconfig, presets });
    expect(imap.filter((one) => one.needsConfirmation).map((one) => one.host)).toEqual([
      'mail.provider.example',
      'notcollege.example',
    ]);
    expect(smtp[0]).toMatchObject({ host: 'relay.other.example', origin: 'policy', needsConfirmation: false });
  });

  it('with accents is asked for by its name in DNS', () => {
    expect(lines('imap', { address: 'c.durand@lycée.example' })[0]).toBe('derived imap.xn--lyce-dpa.example:993');
  });

  it('that is none gives nothing but what an administrator set', () => {
    const presets = [{ service: 'imap', host: 'intranet', port: 143, security: 'starttls' }] as const;
    for (const address of ['nobody', 'ac-lyon.fr', 'c@', '@', '']) expect(all({ address })).toEqual([]);
    expect(lines('imap', { address: 'nobody@', presets })).toEqual(['policy intranet:143']);
  });
});

describe('an académie', () => {
  it('is asked at its known servers first, then at what it says itself, then at usual names', () => {
    const address = 'camille.durand@ac-amiens.fr';
    const srv = [{ service: '_imaps', target: 'mx.ac-amiens.fr', port: 993, priority: 0, weight: 0 }] as const;
    const presets = [{ service: 'imap', host: 'imap.dsi.example', port: 993, security: 'tls' }] as const;
    expect(lines('imap', { address, srv, presets })).toEqual([
      'policy imap.dsi.example:993',
      'known imap.ac-amiens.fr:993',
      'srv mx.ac-amiens.fr:993',
      ...['imaps', 'messagerie', 'courrier', 'webmail', 'mail'].map((name) => `derived ${name}.ac-amiens.fr:993`),
      ...['imap', 'imaps', 'messagerie', 'courrier', 'webmail', 'mail'].map(
        (name) => `derived ${name}.ac-amiens.fr:143`,
      ),
      'national imap.education.gouv.fr:993',
    ]);
  });

  it('of which only a port with STARTTLS is known is asked there first, and on the better port as well', () => {
    expect(lines('smtp', { address: 'cdurand@ac-lyon.fr' }).slice(0, 2)).toEqual([
      'known smtps.ac-lyon.fr:587',
      'derived smtps.ac-lyon.fr:465',
    ]);
  });

  it('of which no port is known is asked on the usual ones', () => {
    expect(lines('pop3', { address: 'cdurand@ac-besancon.fr' }).slice(0, 2)).toEqual([
      'known pop.ac-besancon.fr:995',
      'known pop.ac-besancon.fr:110',
    ]);
  });

  it('is asked at its webmail’s host too, which is often the mail server', () => {
    expect(lines('imap', { address: 'cdurand@ac-creteil.fr' })).toContain('derived webmel.ac-creteil.fr:993');
    expect(lines('smtp', { address: 'cdurand@ac-versailles.fr' })[0]).toBe('known messagerie.ac-versailles.fr:465');
  });

  it.each(['ac-reunion.fr', 'ac-noumea.nc'])('that moved (%s) is asked at the national service first', (domain) => {
    const address = `camille.durand@${domain}`;
    const { imap, smtp } = serverCandidates({ address });
    expect(imap[0]).toMatchObject({
      host: 'imap.education.gouv.fr',
      port: 993,
      origin: 'national',
      system: 'national',
      userName: { form: 'fullAddress' },
      applicationPassword: true,
      needsConfirmation: false,
    });
    expect(imap[1]).toMatchObject({ host: `imap.${domain}`, system: 'own', applicationPassword: false });
    // No source tells the national service's outgoing server: its usual names, marked as guessed.
    expect(smtp[0]).toMatchObject({ host: 'smtps.education.gouv.fr', origin: 'derived', confidence: 'guess' });
  });

  it('that may have moved keeps its known servers first, and has the national service before usual names', () => {
    const address = 'camille.durand@ac-nantes.fr';
    expect(lines('smtp', { address }).slice(0, 2)).toEqual([
      'known smtp.ac-nantes.fr:465',
      'derived smtps.education.gouv.fr:465',
    ]);
    expect(lines('imap', { address })[0]).toBe('national imap.education.gouv.fr:993');
  });

  it('of which nothing is known ends with the national service, as a guess', () => {
    const { imap } = serverCandidates({ address: 'camille.durand@ac-corse.fr' });
    expect(imap.at(-1)).toMatchObject({ origin: 'national', confidence: 'guess' });
    expect(imap.at(-2)).toMatchObject({ origin: 'derived', host: 'mail.ac-corse.fr' });
  });

  it('that is new to the list is seen by its name', () => {
    const { imap } = serverCandidates({ address: 'camille.durand@ac-nouvelle.fr' });
    expect(imap[0]).toMatchObject({ host: 'imap.ac-nouvelle.fr', userName: { form: 'identifiant' } });
    expect(imap.at(-1)?.system).toBe('national');
  });

  it('that took another’s place is asked under both names', () => {
    const hosts = lines('imap', { address: 'camille.durand@ac-rouen.fr' });
    expect(hosts[0]).toBe('derived imap.ac-rouen.fr:993');
    expect(hosts).toContain('derived webmail.ac-normandie.fr:993');
    expect(all({ address: 'camille.durand@ac-rouen.fr' }).some((one) => one.needsConfirmation)).toBe(false);
  });

  it('without a server of its own name does not lend another’s: regions are each for themselves', () => {
    const hosts = lines('imap', { address: 'c.durand@region-academique-bretagne.fr' });
    expect(hosts[0]).toBe('derived imap.region-academique-bretagne.fr:993');
    expect(hosts.at(-1)).toBe('national imap.education.gouv.fr:993');
    expect(hosts.filter((host) => host.includes('auvergne'))).toEqual([]);
  });
});

describe('a sub-domain of an académie', () => {
  it('answers for itself first; what is known of the académie comes last and as a guess', () => {
    const { imap } = serverCandidates({ address: 'c.durand@edu.ac-amiens.fr' });
    expect(imap[0]).toMatchObject({ host: 'imap.edu.ac-amiens.fr', userName: { form: 'fullAddress' } });
    expect(imap.at(-1)).toMatchObject({ host: 'imap.ac-amiens.fr', confidence: 'guess', needsConfirmation: false });
  });
});

describe('the user name', () => {
  it.each([
    ['camille.durand@ac-amiens.fr', { form: 'identifiant' }],
    ['camille.durand@ac-corse.fr', { form: 'identifiant' }],
    ['ce.9830003l@ac-amiens.fr', { form: 'localPart' }],
    ['ce.dsden80@ac-amiens.fr', { form: 'localPart' }],
    ['camille.durand@education.gouv.fr', { form: 'fullAddress' }],
    ['camille.durand@region-academique-paca.fr', { form: 'fullAddress' }],
    ['camille.durand@monlycee.net', { form: 'fullAddress' }],
    ['camille.durand@laposte.net', { form: 'fullAddress' }],
  ])('of %s', (address, expected) => {
    expect(serverCandidates({ address }).imap[0]?.userName).toEqual(expected);
  });
});

describe('all candidates of all known domains', () => {
  const known = new Set(ACADEMY_FILE.academies.flatMap((one) => one.servers.map((server) => server.host)));
  const webmails = new Set(
    ACADEMY_FILE.academies.flatMap((one) => (one.webmail ? [new URL(one.webmail.url).hostname] : [])),
  );

  it.each(KNOWN_DOMAINS)('%s: no host that is not in the data or a usual name of its own', (domain) => {
    const own = ACADEMY_FILE.academies.find((one) => [...one.domains, ...one.formerDomains].includes(domain))!;
    const bases = [domain, own.domains[0]!, 'education.gouv.fr'];
    const usual = /^(imaps?|pop|smtps?|messagerie|courrier|webmail|mail)\./;
    for (const { host, origin, needsConfirmation } of all({ address: `c.durand@${domain}` })) {
      const derivable = usual.test(host) && bases.includes(host.replace(usual, ''));
      expect(derivable || known.has(host) || webmails.has(host), `${origin} ${host}`).toBe(true);
      expect(needsConfirmation, host).toBe(false);
    }
  });

  it('hold no host but one of the data, of the input or of the own domains, whatever the domain itself says', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/);
    const host = fc.oneof(
      fc.tuple(label, label).map((labels) => labels.join('.')),
      fc.constantFrom('imap.education.gouv.fr', 'localhost', '10.0.0.1', '', 'IMAP.ac-lyon.fr.', 'a..b', '*.fr'),
      fc.string(),
    );
    const port = fc.integer({ min: 1, max: 65_535 });
    const autoconfig = fc.record({
      service: fc.constantFrom('imap', 'pop3', 'smtp'),
      host,
      port,
      security: fc.constantFrom('tls', 'starttls'),
      userName: fc.option(fc.string()),
    });
    const srv = fc.record({
      service: fc.constantFrom('_imaps', '_imap', '_pop3s', '_pop3', '_submissions', '_submission'),
      target: host,
      port,
      priority: fc.nat(9),
      weight: fc.nat(9),
    });
    const domain = fc.oneof(fc.constantFrom(...KNOWN_DOMAINS, 'laposte.net', 'edu.ac-lyon.fr', 'ac-neuf.fr'), host);
    fc.assert(
      fc.property(domain, fc.array(autoconfig), fc.array(srv), (name, told, records) => {
        const sources = { address: `c.durand@${name}`, autoconfig: told, srv: records };
        const given = new Set([
          ...told.map((one) => hostName(one.host)),
          ...records.map((one) => hostName(one.target)),
        ]);
        const silent = new Set(all({ address: sources.address }).map((one) => one.host));
        for (const { host: found, needsConfirmation } of all(sources)) {
          expect(given.has(found) || silent.has(found), found).toBe(true);
          const isOwn = [...silent].some((one) => one === found) || isBelow(found, hostName(name) ?? '');
          if (!isOwn && !isBelow(found, 'education.gouv.fr') && !academyAbove(name) && !academyAt(name))
            expect(needsConfirmation, found).toBe(true);
        }
      }),
    );
  });

  it('never hold the same host and port twice, nor a port without encryption', () => {
    for (const domain of KNOWN_DOMAINS)
      for (const list of Object.values(serverCandidates({ address: `c.durand@${domain}` }))) {
        const places = list.map((one) => `${one.host}:${one.port}`);
        expect(places).toHaveLength(new Set(places).size);
        for (const one of list) expect(one.security).toBe([993, 995, 465].includes(one.port) ? 'tls' : 'starttls');
      }
  });
});
