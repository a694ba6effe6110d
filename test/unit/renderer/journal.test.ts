// Every kind of entry as a person reads it.
import { expect, test } from 'vitest';
import { type Saying, sentenceOf } from '../../../renderer/features/journal/describe.ts';
import {
  journalOperations,
  journalPhases,
  journalPlans,
  journalStates,
  journalSteps,
  journalWords,
} from '../../../renderer/features/journal/words.ts';
import type { MailboxId, OperationId, OutboxId } from '../../../shared/domain/ids.ts';
import type { JournalFacts } from '../../../shared/domain/journal.ts';

const say: Saying = {
  w: journalWords.fr,
  phases: journalPhases.fr,
  plans: journalPlans.fr,
  operations: journalOperations.fr,
  steps: journalSteps.fr,
  states: journalStates.fr,
  folderTitle: (id) => `Dossier ${id}`,
  errorTitle: ({ kind }) => `erreur ${kind}`,
};
const mailboxId = 4 as MailboxId;
const operation = { kind: 'operation', operationId: 7 as OperationId, messages: 1 } as const;

test.each<[JournalFacts, string]>([
  [{ kind: 'program', what: 'opened' }, 'Casier a été ouvert.'],
  [
    { kind: 'connection', phase: 'waiting', error: { kind: 'connection', codes: 'ETIMEDOUT' } },
    'Serveur injoignable, nouvel essai plus tard : erreur connection (ETIMEDOUT).',
  ],
  [
    { kind: 'sync', mailboxId, role: null, plan: 'changedByModSeq:qresync', tookMs: 12 },
    '« Dossier 4 » comparé (le serveur a dit ce qui a changé, 12 ms).',
  ],
  [
    { kind: 'sync', mailboxId, role: null, plan: 'demo: first pass', tookMs: 1 },
    '« Dossier 4 » comparé (relecture, 1 ms).',
  ],
  [
    { kind: 'collected', newCount: 2, deletedCount: 0, listedCount: 9 },
    '2 message(s) relevé(s), 0 effacé(s), sur 9 présents sur le serveur.',
  ],
  [{ kind: 'leftOnServer', why: 'tooLarge', count: 1 }, '1 message(s) trop volumineux laissé(s) sur le serveur.'],
  [{ ...operation, step: 'agreed', name: 'carry', count: 1 }, 'Transport d’un compte à l’autre n° 7 : accepté.'],
  [
    { ...operation, step: 'refused', name: 'carry', count: 1, error: { kind: 'quota' } },
    'Transport d’un compte à l’autre n° 7 : refusé et annulé ici : erreur quota.',
  ],
  [{ ...operation, step: 'started', name: 'setFlags', count: 3 }, 'Marques n° 7 et 2 autres : transmis au serveur.'],
  [
    { kind: 'submission', outboxId: 2 as OutboxId, event: 'handedOver', state: 'handedOver' },
    'Envoi n° 2 : remis au serveur.',
  ],
  [{ kind: 'store', what: 'indexRemade', why: 'unreadable' }, 'Index de recherche à refaire (illisible).'],
  [{ kind: 'store', what: 'repaired', count: 2 }, 'Courrier de ce PC réparé (2 page(s) illisible(s)).'],
])('%j', (facts, sentence) => {
  expect(sentenceOf(facts, say).replace(/\u00a0/g, ' ')).toBe(sentence);
});
