import { describe, expect, it } from 'vitest';
import { nextQuestion } from '../../../renderer/features/composer/send-questions.ts';
import type { DraftAttachment, DraftContent, Recipient } from '../../../shared/domain/draft.ts';
import { IdentityId } from '../../../shared/domain/ids.ts';

const person = (address: string): Recipient => ({ kind: 'address', address: { name: null, address } });
const content = (patch: Partial<DraftContent> = {}): DraftContent => ({
  identityId: IdentityId.parse(1),
  to: [person('marie@x.fr')],
  cc: [],
  bcc: [],
  subject: 'Sortie',
  html: null,
  text: 'Bonjour',
  ...patch,
});
const file: DraftAttachment = { contentId: 'a', name: 'a.pdf', type: 'application/pdf', sizeBytes: 1, inline: false };
const nothing = new Set<never>();

describe('before a message leaves', () => {
  it('nothing is asked when all is there', () => {
    expect(nextQuestion(content(), [], nothing)).toBeNull();
  });

  it('somebody has to be named', () => {
    expect(nextQuestion(content({ to: [] }), [], nothing)).toEqual({ kind: 'noRecipient' });
  });

  it('every address has to be one', () => {
    expect(nextQuestion(content({ bcc: [person('jean@')] }), [], nothing)).toEqual({
      kind: 'invalid',
      addresses: ['jean@'],
    });
  });

  it('an empty subject is asked about once', () => {
    const empty = content({ subject: '  ' });
    expect(nextQuestion(empty, [], nothing)).toEqual({ kind: 'emptySubject' });
    expect(nextQuestion(empty, [], new Set(['emptySubject'] as const))).toBeNull();
  });

  it('a promised attachment is asked about once, unless it is there', () => {
    const promising = content({ text: 'Voir le tableau ci-joint.' });
    expect(nextQuestion(promising, [], nothing)).toMatchObject({ kind: 'missing' });
    expect(nextQuestion(promising, [file], nothing)).toBeNull();
    expect(nextQuestion(promising, [], new Set(['missing'] as const))).toBeNull();
  });

  it('a refused address is asked about before anything that could be waved away', () => {
    expect(nextQuestion(content({ to: [person('x')], subject: '' }), [], nothing)).toMatchObject({ kind: 'invalid' });
  });
});
