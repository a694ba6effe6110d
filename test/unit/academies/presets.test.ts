import { describe, expect, it } from 'vitest';
import { serverCandidates } from '../../../shared/academies/candidates.ts';
import { presetsFor } from '../../../shared/academies/presets.ts';
import type { Policies } from '../../../shared/domain/policies.ts';

const imap = { host: 'imap.interne', port: 993, security: 'tls' } as const;
const smtp = { host: 'smtp.interne', port: 465, security: 'tls' } as const;
const account = (userName?: string): Policies => ({
  accounts: [
    {
      address: 'cdurand@ac-amiens.fr',
      protocol: 'imap',
      incoming: userName === undefined ? imap : { ...imap, userName },
      outgoing: smtp,
    },
  ],
});

describe('an administrator’s servers', () => {
  it('go before all others, and hear the password without a further word', () => {
    const address = 'cdurand@ac-amiens.fr';
    const { imap: found } = serverCandidates({ address, presets: presetsFor(account(), address) });
    expect(found[0]).toMatchObject({ host: 'imap.interne', origin: 'policy', needsConfirmation: false });
    expect(found.length).toBeGreaterThan(1);
  });

  it('are those of a domain for everybody in it, but for a name that is one person’s', () => {
    const names = (userName: string, address: string) => presetsFor(account(userName), address)[0]?.userName;
    expect(names('cdurand', 'CDurand@ac-amiens.fr')).toEqual({ form: 'fixed', text: 'cdurand' });
    expect(names('cdurand', 'autre@ac-amiens.fr')).toBeUndefined();
    expect(names('%localpart%', 'autre@ac-amiens.fr')).toEqual({ form: 'localPart' });
    expect(names('%Address%', 'autre@ac-amiens.fr')).toEqual({ form: 'fullAddress' });
    expect(presetsFor(account(), 'autre@ac-lyon.fr')).toEqual([]);
  });

  it('may be for some domains or for all', () => {
    const hosts = [
      { service: 'imap', ...imap, domains: ['AC-Lyon.fr'] },
      { service: 'smtp', ...smtp, userName: 'ACAD\\%localpart%' },
    ] satisfies Policies['hosts'];
    expect(presetsFor({ hosts }, 'autre@ac-lyon.fr')).toEqual([
      { service: 'imap', ...imap },
      { service: 'smtp', ...smtp, userName: { form: 'fixed', text: 'ACAD\\autre' } },
    ]);
    expect(presetsFor({ hosts }, 'a@ac-amiens.fr').map(({ service }) => service)).toEqual(['smtp']);
  });
});
