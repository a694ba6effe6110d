// « Qui voit quoi » and « Voir comme Mme B »: a draft as whoever it is sent to will read it. It is composed as `send`
// composes it, and what is shown is read from those bytes alone: only the date, the Message-ID and what is made of them are
// those of now.
import { addressKey } from '../../shared/domain/address.ts';
import { RecipientField } from '../../shared/domain/draft.ts';
import type { DraftId } from '../../shared/domain/ids.ts';
import type { DraftPreview } from '../../shared/domain/preview.ts';
import { addressesToKnow, type GuardInput, type PersonFacts, whoSeesWhat } from '../../shared/guard/index.ts';
import { readMessage } from '../mime/read-message.ts';
import type { Store } from '../store/database.ts';
import { getDraft } from '../store/drafts.ts';
import { listGroups } from '../store/groups.ts';
import type { AttachmentScans } from './attachment-scans.ts';
import { composeToSend } from './compose-message.ts';
import { letterOfDraft } from './letter-facts.ts';

export interface PreviewDeps {
  store: Store;
  nowAt: () => number;
  factsOf: (addresses: string[]) => PersonFacts[];
  scans: Pick<AttachmentScans, 'facts'>;
}

export interface PreviewedDraft {
  shown: Omit<DraftPreview, 'previewId'>;
  /** The bytes that would leave. */
  raw: Uint8Array;
}

/** null: there is no such draft (any more). Throws MailError `missing` where its account is gone. */
export function previewDraft(deps: PreviewDeps, draftId: DraftId): PreviewedDraft | null {
  const { store, nowAt, factsOf, scans } = deps;
  const draft = getDraft(store.reads, draftId);
  if (!draft) return null;
  const message = composeToSend(store.reads, draft, nowAt());
  const { facts, attachments, kind } = readMessage(message.toSend);
  const { from, replyTo, cc, subject } = facts;
  const asked: Omit<GuardInput, 'people'> = {
    recipients: message.chips,
    ownAddress: message.identity.address,
    groups: listGroups(store.reads),
    nowAt: nowAt(),
    letter: letterOfDraft(store.reads, draft, scans.facts(draft.id).facts, { pupils: () => [], nowAt: nowAt() }),
  };
  const people = new Map(factsOf(addressesToKnow(asked)).map((one) => [one.address, one]));
  const readers = RecipientField.options.flatMap((field) =>
    message.to[field].map(({ name, address }) => ({
      name: name ?? people.get(addressKey(address))?.name ?? null,
      address,
      field,
    })),
  );
  return {
    raw: message.toSend,
    shown: {
      // « undisclosed-recipients:; » is nobody.
      header: { from, replyTo, to: message.to.to.length > 0 ? facts.to : [], cc, subject },
      isEmpty: kind === 'empty',
      attachments: attachments.filter(({ inline }) => !inline).map(({ name, sizeBytes }) => ({ name, sizeBytes })),
      readers,
      whoSeesWhat: whoSeesWhat({ ...asked, people }),
    },
  };
}
