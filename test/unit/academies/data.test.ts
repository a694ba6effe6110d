import { describe, expect, it } from 'vitest';
import { ACADEMY_FILE, academyAbove, academyAt, NATIONAL } from '../../../shared/academies/academies.ts';
import { academyAboveDomain, academyOfDomain } from '../../../shared/academies/domains.ts';
import { AcademyFile } from '../../../shared/academies/schema.ts';

const { academies } = ACADEMY_FILE;

describe('the file of the académies', () => {
  it('obeys its schema to the last field', () => {
    expect(AcademyFile.parse(ACADEMY_FILE)).toEqual(ACADEMY_FILE);
  });

  it('gives each domain to one académie only, and each académie one id', () => {
    const domains = academies.flatMap((one) => [...one.domains, ...one.formerDomains]);
    expect(domains).toHaveLength(new Set(domains).size);
    expect(new Set(academies.map((one) => one.id)).size).toBe(academies.length);
  });

  it('knows all académies of France, those overseas included', () => {
    const names = [
      ...['aix-marseille', 'amiens', 'besancon', 'bordeaux', 'clermont', 'corse', 'creteil', 'dijon', 'grenoble'],
      ...['guadeloupe', 'guyane', 'lille', 'limoges', 'lyon', 'martinique', 'mayotte', 'montpellier', 'nancy-metz'],
      ...['nantes', 'nice', 'normandie', 'orleans-tours', 'paris', 'poitiers', 'reims', 'rennes', 'reunion'],
      ...['strasbourg', 'toulouse', 'versailles', 'spm'],
    ];
    for (const name of names) expect(academyAt(`ac-${name}.fr`)?.id).toBe(`ac-${name}`);
    for (const domain of ['ac-noumea.nc', 'ac-polynesie.pf', 'ac-wf.wf']) expect(academyAt(domain)).not.toBeNull();
  });

  it('marks what no source says: an encryption or a port is told, inferred or left out', () => {
    for (const server of academies.flatMap((one) => one.servers)) {
      expect(server.port === null).toBe(server.security === null);
      if (server.port === null) expect(server.inferred).toEqual([]);
    }
  });

  it('has each server and each page below a domain of its académie, or of the national service', () => {
    for (const one of academies.filter((academy) => academy.kind !== 'region')) {
      const own = [...one.domains, ...one.formerDomains, ...NATIONAL.domains];
      const hosts = [
        ...one.servers.map((server) => server.host),
        ...[one.webmail, one.help].flatMap((link) => (link ? [new URL(link.url).hostname] : [])),
      ];
      for (const host of hosts)
        expect(
          own.some((domain) => host === domain || host.endsWith(`.${domain}`)),
          host,
        ).toBe(true);
    }
  });

  it('names no host of an académie’s own network, which is out of reach elsewhere', () => {
    for (const { host } of academies.flatMap((one) => one.servers)) expect(host).not.toMatch(/\.(in|intra)\./);
  });
});

describe('a domain', () => {
  it('of a former académie belongs to the one that took over', () => {
    expect(academyOfDomain('ac-rouen.fr')).toBe('ac-normandie');
    expect(academyOfDomain('AC-CAEN.FR')).toBe('ac-normandie');
  });

  it('below that of an académie is not that of its staff', () => {
    expect(academyOfDomain('eleves.ac-lyon.fr')).toBeNull();
    expect(academyAboveDomain('eleves.ac-lyon.fr')).toBe('ac-lyon');
    expect(academyAbove('ac-lyon.fr.example')).toBeNull();
  });

  it('of a digital workspace is no académie for the guard, as families are there too', () => {
    expect(academyAt('monlycee.net')).not.toBeNull();
    expect(academyOfDomain('monlycee.net')).toBeNull();
  });

  it('of the trial mailbox has an académie of its own', () => {
    expect(academyOfDomain('ac-demo.example')).toBe('demo');
    expect(academyAboveDomain('eleves.ac-demo.example')).toBe('demo');
  });
});
