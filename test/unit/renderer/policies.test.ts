// What an administrator set and what is wrong with it, as it is told.
import { describe, expect, it } from 'vitest';
import { readPolicies } from '../../../electron/policies/read-policies.ts';
import { policyText, sayFault, sayPolicies } from '../../../renderer/features/policies/describe.ts';
import { policyWords } from '../../../renderer/features/policies/words.ts';
import { NO_POLICIES, type PolicyFault, type PolicyReport } from '../../../shared/domain/policies.ts';

const { fr, en } = policyWords;
const faultIn = (text: string) => readPolicies(text).faults[0]!;

describe('A fault', () => {
  it.each([
    ['{\n "gard": 1}', 'ligne 2, colonne 2 · gard\u00a0: clé inconnue'],
    ['{"guard": "strict"}', 'ligne 1, colonne 2 · guard\u00a0: valeurs possibles\u00a0: advise, reason, block'],
    ['{"guard": "block"', 'ligne 1, colonne 18\u00a0: le fichier s’arrête trop tôt'],
    ['{"guard": block}', 'ligne 1, colonne 11\u00a0: ce n’est pas du JSON'],
    ['{"lockedSettings": {"threaded": "oui"}}', 'lockedSettings.threaded\u00a0: true ou false est attendu ici'],
    ['{"helpPages": {"webmail": "http://a.example"}}', 'helpPages.webmail\u00a0: une adresse en https:// est attendue'],
    ['{"dataFolder": "/srv/mail"}', 'ce chemin doit contenir %username% ou %home%'],
    ['{"proxy": {"mode": "fixed"}}', 'proxy.kind\u00a0: il manque cette clé'],
  ])('of %s is told in words, with its place', (text, words) => {
    expect(sayFault(faultIn(text), fr)).toContain(words);
  });

  it('has words in both languages, whatever it is', () => {
    const kinds: PolicyFault['kind'][] = [
      'unreadable',
      'unprotected',
      'encoding',
      'notAnObject',
      'authority',
      'folder',
    ];
    for (const kind of kinds) {
      for (const detail of [null, 'EACCES', 'ASCII', 'noCertificate']) {
        for (const w of [fr, en])
          expect(sayFault({ kind, at: null, key: '', detail }, w)).not.toMatch(/undefined|null|^$/);
      }
    }
  });
});

describe('What is set', () => {
  const report: PolicyReport = {
    ...NO_POLICIES,
    source: '/etc/casier/policies.json',
    policies: {
      guard: 'block',
      lockedSettings: { undoSendMs: 30_000 },
      proxy: { mode: 'direct' },
      authorities: ['/a.pem'],
    },
    authorities: ['Filtre du lycée'],
    faults: [faultIn('{"gard": 1}')],
  };

  it('is a line each', () => {
    expect(sayPolicies(report, fr)).toEqual([
      'Réglages imposés\u00a0: undoSendMs = 30000',
      'Garde-familles\u00a0: empêche d’envoyer tel quel',
      'Proxy\u00a0: aucun',
      'Autorités de certification ajoutées\u00a0: Filtre du lycée',
    ]);
    expect(sayPolicies(NO_POLICIES, fr)).toEqual([]);
  });

  it('is a text for the IT service, with its source and its faults', () => {
    expect(policyText(report, '1.2.3', fr).split('\n')).toEqual([
      'Casier 1.2.3',
      '/etc/casier/policies.json',
      'guard = "block"',
      'lockedSettings = {"undoSendMs":30000}',
      'proxy = {"mode":"direct"}',
      'authorities = ["/a.pem"]',
      'ligne 1, colonne 2 · gard\u00a0: clé inconnue',
    ]);
  });
});
