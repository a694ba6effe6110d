import { describe, expect, it } from 'vitest';
import { passwordKey } from '../../../shared/academies/password-key.ts';
import type { Account } from '../../../shared/domain/account.ts';

function key(address: string, userName: string, host = 'imap.ac-poitiers.fr'): string | null {
  const incoming: Account['incoming'] = { host, port: 993, security: 'tls', userName, plainTextConfirmed: false };
  return passwordKey({ address, incoming });
}

describe('Two accounts have one password', () => {
  it.each([
    ['with the same identifiant', key('camille.durand@ac-poitiers.fr', 'cdurand')],
    ['on another server of the académie', key('camille.durand@ac-poitiers.fr', 'cdurand', 'pop.ac-poitiers.fr')],
    ['whatever the case', key('c.durand@ac-poitiers.fr', 'CDurand')],
    ['with the identifiant written as an address of the académie', key('a@ac-poitiers.fr', 'cdurand@ac-poitiers.fr')],
  ])('%s', (_what, found) => {
    expect(found).toBe(key('camille.durand@ac-poitiers.fr', 'cdurand'));
  });
});

describe('Two accounts have passwords of their own', () => {
  it.each([
    ['with another identifiant', key('camille.durand@ac-poitiers.fr', 'cdurand2')],
    ['in another académie', key('camille.durand@ac-amiens.fr', 'cdurand')],
    ['as the school', key('ce.0170000h@ac-poitiers.fr', 'ce.0170000h')],
    ['at the national service', key('camille.durand@ac-poitiers.fr', 'cdurand', 'imap.education.gouv.fr')],
    ['at a provider', key('cdurand@poste.example', 'cdurand')],
    ['with a name of another domain', key('camille.durand@ac-poitiers.fr', 'cdurand@poste.example')],
  ])('%s', (_what, found) => {
    expect(found).not.toBe(key('camille.durand@ac-poitiers.fr', 'cdurand'));
  });

  it('and « Dossiers locaux » none', () => {
    expect(passwordKey({ address: '', incoming: null })).toBeNull();
  });
});
