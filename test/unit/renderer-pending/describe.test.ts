import { describe, expect, it } from 'vitest';
import { operationWords, whatOf } from '../../../renderer/features/operation-text/index.ts';
import { reasonOf } from '../../../renderer/features/pending/reason.ts';
import { words } from '../../../renderer/features/pending/words.ts';
import { AccountId, MailboxId, OperationId } from '../../../shared/domain/ids.ts';
import type { PendingOperation } from '../../../shared/domain/operation.ts';

const operation = (patch: Partial<PendingOperation>): PendingOperation => ({
  ids: [OperationId.parse(1)],
  accountId: AccountId.parse(1),
  kind: 'setFlags',
  messageCount: 1,
  subject: 'Sortie',
  mailbox: null,
  flags: null,
  state: 'waiting',
  createdAt: 0,
  attempts: 0,
  error: null,
  nextTryAt: null,
  canGiveUp: true,
  ...patch,
});
const mailbox = (name: string, role: 'trash' | 'sent' | 'drafts' | null = null) => ({
  id: MailboxId.parse(1),
  name,
  role,
});
const titleOf = ({ name, role }: { name: string; role: string | null }) => (role === 'sent' ? 'Envoyés' : name);

describe('what waits', () => {
  it.each<[said: string, patch: Partial<PendingOperation>]>([
    ['Suivre : « Sortie »', { flags: { set: ['\\Flagged'], clear: [] } }],
    ['Marquer comme non lu : 12 messages', { flags: { set: [], clear: ['\\Seen'] }, messageCount: 12, subject: null }],
    ['Signaler comme indésirable : « Sortie »', { flags: { set: ['$Junk'], clear: ['$NotJunk'] } }],
    ['Mettre à la corbeille : « Sortie »', { kind: 'move', mailbox: mailbox('Trash', 'trash') }],
    ['Déplacer vers « CM2 » : « (sans objet) »', { kind: 'move', mailbox: mailbox('CM2'), subject: '' }],
    ['Ranger la copie dans « Envoyés » : « Sortie »', { kind: 'append', mailbox: mailbox('Sent', 'sent') }],
    ['Ranger le brouillon : « Sortie »', { kind: 'append', mailbox: mailbox('Drafts', 'drafts') }],
    ['Créer le dossier « CM2 »', { kind: 'createMailbox', mailbox: mailbox('CM2'), messageCount: 0, subject: null }],
    ['Vérifier si un message est parti', { kind: 'lookForSent', messageCount: 0, subject: null }],
  ])('%s', (said, patch) => {
    expect(whatOf(operation(patch), operationWords.fr, titleOf).replaceAll('\u00a0', ' ')).toBe(said);
  });
});

describe('why it waits', () => {
  const say = { w: words.fr, time: () => '10:42', problemTitle: () => 'La boîte est pleine' };
  it.each<[said: string, patch: Partial<PendingOperation>, phase: 'offline' | 'waiting' | 'needsUser' | 'syncing']>([
    ['En cours.', { state: 'running' }, 'syncing'],
    ['Partira dans un instant.', {}, 'syncing'],
    ['Pas de réseau : partira dès son retour.', {}, 'offline'],
    ['Le serveur est injoignable. Nouvel essai à 10:42.', {}, 'waiting'],
    ['Ce compte attend que vous répondiez, en haut de la fenêtre.', {}, 'needsUser'],
    [
      'Refusé par le serveur : La boîte est pleine. Nouvel essai à 10:42.',
      { state: 'refused', error: { kind: 'quota' }, nextTryAt: 1 },
      'syncing',
    ],
  ])('%s', (said, patch, phase) => {
    expect(reasonOf(operation(patch), { phase, retryAt: 1 }, say).replaceAll('\u00a0', ' ')).toBe(said);
  });
});
