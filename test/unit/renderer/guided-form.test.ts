import { describe, expect, it } from 'vitest';
import {
  addressFacts,
  EMPTY_GUIDED,
  firstFormOf,
  type GuidedForm,
  guidedAccountOf,
  loginErrors,
  manualFormOf,
  userNameFor,
} from '../../../renderer/features/setup/guided-form.ts';
import { newAccountOf } from '../../../renderer/features/setup/setup-form.ts';
import { asksIdentifiant, hostsToAgree } from '../../../shared/academies/found-servers.ts';
import { NewAccount } from '../../../shared/domain/account.ts';
import type { FoundServers } from '../../../shared/domain/server-search.ts';
import type { MailService, ServerCandidate } from '../../../shared/domain/setup.ts';

const server = (service: MailService, host: string, change: Partial<ServerCandidate> = {}): ServerCandidate => ({
  ...{ service, host, port: service === 'smtp' ? 465 : 993, security: 'tls', origin: 'known', confidence: 'high' },
  system: 'own',
  userName: { form: 'identifiant' },
  applicationPassword: false,
  needsConfirmation: false,
  ...change,
});
const found = (change: Partial<ServerCandidate> = {}): FoundServers => ({
  incoming: server('imap', 'imap.ac-poitiers.fr', change),
  outgoing: server('smtp', 'smtp.ac-poitiers.fr', change),
});
const FILLED: GuidedForm = {
  ...EMPTY_GUIDED,
  name: ' Camille Durand ',
  address: ' Camille.Durand@AC-Poitiers.fr ',
  password: 'sésame',
};

describe('The first form', () => {
  const host = { host: 'h', port: 1, security: 'tls' } as const;
  const preset = (address: string) => ({ address, protocol: 'pop3' as const, incoming: host, outgoing: host });
  const accounts = [preset('cdurand@ac-poitiers.fr'), preset('ce.0170000A@ac-poitiers.fr')];

  it('is empty where nobody proposes anything', () => {
    expect(firstFormOf({}, [])).toEqual(EMPTY_GUIDED);
  });
  it('begins with the first account that an administrator proposes and that is not there yet', () => {
    expect(firstFormOf({ accounts }, [])).toMatchObject({ address: 'cdurand@ac-poitiers.fr', protocol: 'pop3' });
    expect(firstFormOf({ accounts }, [{ address: 'CDurand@ac-poitiers.fr' }]).address).toBe(
      'ce.0170000A@ac-poitiers.fr',
    );
    expect(firstFormOf({ accounts }, accounts)).toEqual(EMPTY_GUIDED);
  });
});

describe('What is told of an address while it is typed', () => {
  it('is nothing of what is none', () => {
    expect(addressFacts('')).toMatchObject({ address: null, error: 'missing' });
    expect(addressFacts('camille')).toMatchObject({ address: null, error: 'badAddress' });
  });
  it('is whose it is, and the address without what a paste brought along', () => {
    const facts = addressFacts('\u00a0camille.durand@ac-poitiers.fr ');
    expect(facts).toMatchObject({ address: 'camille.durand@ac-poitiers.fr', error: null });
    expect(facts.recognised?.name).toMatch(/Poitiers/);
  });
});

describe('The user name', () => {
  it('is proposed where the servers want the identifiant', () => {
    expect(asksIdentifiant(found())).toBe(true);
    expect(userNameFor(FILLED, found().incoming)).toBe('cdurand');
  });
  it('is the address where they want that, and nothing is asked', () => {
    const servers = found({ userName: { form: 'fullAddress' } });
    expect(asksIdentifiant(servers)).toBe(false);
    expect(userNameFor(FILLED, servers.incoming).toLowerCase()).toBe('camille.durand@ac-poitiers.fr');
  });
  it('is what the person typed, for both servers', () => {
    const account = guidedAccountOf({ ...FILLED, identifiant: ' cdurand2 ' }, found());
    expect([account.incoming.userName, account.outgoing.userName]).toEqual(['cdurand2', 'cdurand2']);
  });
});

describe('The account', () => {
  it('is of the servers that were found, never without encryption', () => {
    const account = NewAccount.parse(guidedAccountOf(FILLED, found()));
    expect(account).toMatchObject({
      protocol: 'imap',
      name: 'Camille Durand',
      incoming: { host: 'imap.ac-poitiers.fr', port: 993, security: 'tls', plainTextConfirmed: false },
      outgoing: { host: 'smtp.ac-poitiers.fr', port: 465, security: 'tls' },
    });
  });
  it('is of POP3 where that is what was found', () => {
    const servers = { ...found(), incoming: server('pop3', 'pop.ac-poitiers.fr', { port: 995 }) };
    expect(guidedAccountOf(FILLED, servers)).toMatchObject({ protocol: 'pop3', incoming: { port: 995 } });
  });
  it('is the same after a way over the manual settings', () => {
    const { address: _, ...same } = NewAccount.parse(guidedAccountOf(FILLED, found()));
    expect(NewAccount.parse(newAccountOf(manualFormOf(FILLED, found())))).toMatchObject(same);
  });
});

describe('Before the password is sent', () => {
  it('identifiant and password have to be there', () => {
    const empty = { ...FILLED, identifiant: '', password: '' };
    expect([...loginErrors(empty, found()).keys()]).toEqual(['identifiant', 'password']);
  });
  it('a host of others has to be agreed to, and that very host', () => {
    const servers: FoundServers = {
      ...found(),
      incoming: server('imap', 'mail.ailleurs.example', { needsConfirmation: true }),
      outgoing: server('smtp', 'mail.ailleurs.example', { needsConfirmation: true }),
    };
    expect(hostsToAgree(servers)).toEqual(['mail.ailleurs.example']);
    expect(loginErrors(FILLED, servers).get('agree')).toBe('mustAgree');
    expect(loginErrors({ ...FILLED, agreedHosts: ['imap.ac-poitiers.fr'] }, servers).has('agree')).toBe(true);
    expect(loginErrors({ ...FILLED, agreedHosts: ['mail.ailleurs.example'] }, servers).size).toBe(0);
  });
});
