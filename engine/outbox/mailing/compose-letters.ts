// The bytes of the messages of a mailing, built like those of any message. They end in the same attachments, encoded once
// and kept once. Envoyés has room for one copy with them: where all together would be heavy, the others name them.
import { randomUUID } from 'node:crypto';
import type { Identity } from '../../../shared/domain/identity.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { MessagePartToBuild } from '../../mime/build-message.ts';
import type { StoredDraft } from '../../store/drafts.ts';
import { listGroups } from '../../store/groups.ts';
import type { ReadDb } from '../../store/handles.ts';
import { type ComposedMessage, composeWith, identityOf, partsOf } from '../compose-message.ts';
import { expandRecipients } from '../recipients.ts';

/** Some académies give 200 MB in all. */
const COPIES_MOST_BYTES = 10_000_000;

export interface LetterPress {
  identity: Identity;
  compose(letter: StoredDraft): ComposedMessage;
  /** The copy to keep of a composed one, without its files. */
  lightCopy(letter: StoredDraft, composed: ComposedMessage): Uint8Array;
}

/** Composes many drafts with the attachments of this one. */
export function letterPress(db: ReadDb, draft: StoredDraft, dateAt: number, language: Language): LetterPress {
  const identity = identityOf(db, draft);
  const parts = partsOf(db, draft);
  const groups = listGroups(db);
  const boundarySeed = randomUUID();
  return {
    identity,
    compose: (letter) =>
      composeWith({ draft: letter, identity, to: expandRecipients(letter, groups), parts, dateAt, boundarySeed }),
    lightCopy: (letter, { to, messageIdHeader }) =>
      composeWith({ draft: letter, identity, to, parts: [listOf(parts, language)], dateAt, messageIdHeader }).toKeep,
  };
}

/** Counted before they are encoded, which adds a third. */
export function areHeavy(attachments: readonly { sizeBytes: number }[], count: number): boolean {
  const each = attachments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) * (4 / 3);
  return count > 1 && each * count > COPIES_MOST_BYTES;
}

const LIST = {
  fr: { name: 'Pièces jointes.txt', said: 'Envoyées avec ce message et gardées avec le premier de cet envoi :' },
  en: { name: 'Attachments.txt', said: 'Sent with this message and kept with the first one of this mailing:' },
} as const;

function listOf(parts: readonly MessagePartToBuild[], language: Language): MessagePartToBuild {
  const { name, said } = LIST[language];
  const text = [said, ...parts.map((part) => `- ${part.name}`), ''].join('\r\n');
  return { name, type: 'text/plain', bytes: new TextEncoder().encode(text), contentId: null };
}

/** How many bytes, from the end, both have in common. */
export function sharedEnd(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}
