import { describe, expect, it } from 'vitest';
import { serverCandidates } from '../../../shared/academies/candidates.ts';
import type { CandidateSources, MailService } from '../../../shared/domain/setup.ts';

/** `origin host:port`, as the tables below write a candidate. */
function lines(service: MailService, sources: CandidateSources): string[] {
  return serverCandidates(sources)[service].map((one) => `${one.origin} ${one.host}:${one.port}`);
}

describe('a domain nothing is known of', () => {
  const address = 'c.durand@college.example';

  it('gets the usual names, encrypted from the first byte before STARTTLS', () => {
    const names = ['imap', 'imaps', 'messagerie', 'courrier', 'webmail', 'mail'];
    expect(lines('imap', { address })).toEqual([
      ...names.map((name) => `derived ${name}.college.example:993`),
      ...names.map((name) => `derived ${name}.college.example:143`),
    ]);
    expect(lines('smtp', { address }).slice(0, 2)).toEqual([
      'derived smtps.college.example:465',
      'derived smtp.college.example:465',
    ]);
    expect(lines('pop3', { address })[0]).toBe('derived pop.college.example:995');
  });

  it('is asked in the order of its own SRV records, and not where it says that there is no such service', () => {
    const srv = [
      { service: '_imap', target: 'b.college.example', port: 143, priority: 10, weight: 0 },
      { service: '_imaps', target: 'b.college.example.', port: 993, priority: 10, weight: 0 },
      { service: '_imaps', target: 'a.college.example', port: 1993, priority: 0, weight: 5 },
      { service: '_pop3s', target: '.', port: 0, priority: 0, weight: 0 },
    ] as const;
    expect(lines('imap', { address, srv }).slice(0, 3)).toEqual([
      'srv a.college.example:1993',
      'srv b.college.example:993',
      'srv b.college.example:143',
    ]);
    expect(lines('pop3', { address, srv })[0]).toBe('derived pop.college.example:995');
  });

  it('needs the consent of the person for a host outside itself, unless an administrator set it', () => {
    const autoconfig = [
      { service: 'imap', host: 'Mail.Provider.example', port: 993, security: 'tls', userName: '%EMAILLOCALPART%' },
    ] as const;
    const presets = [{ service: 'smtp', host: 'relay.other.example', port: 465, security: 'tls' }] as const;
    const { imap, smtp } = serverCandidates({ address, autoconfig, presets });
    expect(imap[0]).toMatchObject({
      host: 'mail.provider.example',
      origin: 'autoconfig',
      needsConfirmation: true,
      userName: { form: 'localPart' },
    });
    expect(imap[1]).toMatchObject({ host: 'imap.college.example', needsConfirmation: false });
    expect(smtp[0]).toMatchObject({ host: 'relay.other.example', origin: 'policy', needsConfirmation: false });
  });
});
