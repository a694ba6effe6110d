import { describe, expect, it } from 'vitest';
import { serverCandidates } from '../../../shared/academies/candidates.ts';
import { learnedServers, settingsToShare } from '../../../shared/academies/learned-servers.ts';
import type { Account, Protocol, ServerSettings } from '../../../shared/domain/account.ts';
import { SharedSettings } from '../../../shared/domain/shared-settings.ts';

type Learnt = Pick<Account, 'protocol' | 'address' | 'incoming' | 'outgoing'>;

const server = (host: string, port: number, userName: string): ServerSettings => ({
  ...{ host, port, security: 'tls', userName, plainTextConfirmed: false },
});
const account = (address: string, userName: string, change: Partial<Learnt> = {}): Learnt => ({
  protocol: 'imap' as Protocol,
  address,
  incoming: server('courrier.ac-poitiers.fr', 993, userName),
  outgoing: server('envoi.ac-poitiers.fr', 465, userName),
  ...change,
});
const camille = account('camille.durand@ac-poitiers.fr', 'cdurand2');

describe('What worked for one account', () => {
  it('goes before all that is known of the domain, and needs no other agreement', () => {
    const learned = learnedServers([camille], 'paul.petit@ac-poitiers.fr');
    const { imap, smtp } = serverCandidates({ address: 'paul.petit@ac-poitiers.fr', learned });
    expect(imap[0]).toMatchObject({ host: 'courrier.ac-poitiers.fr', port: 993, origin: 'learned' });
    expect(smtp[0]).toMatchObject({ host: 'envoi.ac-poitiers.fr', port: 465, origin: 'learned' });
    const elsewhere = account('camille@ecole.example', 'camille@ecole.example', {
      incoming: server('mail.hebergeur.example', 993, 'camille@ecole.example'),
    });
    const own = learnedServers([elsewhere], 'paul@ecole.example');
    const candidates = serverCandidates({ address: 'paul@ecole.example', learned: own });
    expect(candidates.imap[0]).toMatchObject({ host: 'mail.hebergeur.example', needsConfirmation: false });
  });

  it('comes after what an administrator set', () => {
    const address = 'paul.petit@ac-poitiers.fr';
    const learned = learnedServers([camille], address);
    const presets = [{ service: 'imap', host: 'interne.ac-poitiers.fr', port: 993, security: 'tls' }] as const;
    const { imap } = serverCandidates({ address, learned, presets });
    expect(imap.slice(0, 2).map(({ origin }) => origin)).toEqual(['policy', 'learned']);
  });

  it('says nothing of other domains, of unencrypted servers, or of what is kept on this PC', () => {
    const plain = { ...server('courrier.ac-poitiers.fr', 143, 'cdurand'), security: 'none' } as const;
    expect(learnedServers([camille], 'paul@ac-lyon.fr')).toEqual([]);
    expect(learnedServers([camille], 'paul@eleves.ac-poitiers.fr')).toEqual([]);
    expect(
      learnedServers([account(camille.address, 'x', { incoming: plain, outgoing: plain })], camille.address),
    ).toEqual([]);
    expect(learnedServers([account('', '', { protocol: 'local' })], camille.address)).toEqual([]);
  });

  it('tells how the servers call people, as far as that holds for others', () => {
    const ruleFor = (address: string, userName: string) =>
      learnedServers([account(address, userName)], address)[0]!.userName;
    expect(ruleFor('camille.durand@ac-poitiers.fr', 'cdurand2')).toEqual({ form: 'identifiant' });
    expect(ruleFor('camille.durand@ac-poitiers.fr', 'Camille.Durand@ac-poitiers.fr')).toEqual({ form: 'fullAddress' });
    expect(ruleFor('ce.0860001A@ac-poitiers.fr', 'ce.0860001A')).toBeUndefined();
    expect(ruleFor('camille@ecole.example', 'camille')).toEqual({ form: 'localPart' });
    expect(ruleFor('camille@ecole.example', 'u4711')).toEqual({ form: 'identifiant' });
  });
});

describe('The file for colleagues', () => {
  it('holds to its schema, and names nobody', () => {
    const file = settingsToShare(camille);
    expect(SharedSettings.parse(file)).toEqual(file);
    expect(JSON.stringify(file)).not.toMatch(/camille|durand/i);
    expect(file).toMatchObject({ casier: 'settings', version: 1, domain: 'ac-poitiers.fr' });
  });

  it.each([
    ['an address instead of a name', { incoming: server('10.0.0.1', 993, 'x') }],
    ['a name of the own network only', { outgoing: server('mail', 465, 'x') }],
    ['no outgoing server', { outgoing: null }],
  ])('is not made of %s', (_what, change) => {
    expect(settingsToShare(account(camille.address, 'x', change))).toBeNull();
  });

  it('has its hosts agreed to where they are not of the address’s own domain', () => {
    const shared = [
      { service: 'imap', host: 'piege.example', port: 993, security: 'tls' },
      { service: 'smtp', host: 'smtp.ac-poitiers.fr', port: 465, security: 'tls' },
    ] as const;
    const { imap, smtp } = serverCandidates({ address: camille.address, shared: [...shared] });
    expect(imap[0]).toMatchObject({ host: 'piege.example', origin: 'shared', needsConfirmation: true });
    expect(smtp[0]).toMatchObject({ host: 'smtp.ac-poitiers.fr', origin: 'shared', needsConfirmation: false });
  });
});
