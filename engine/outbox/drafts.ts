// Drafts while they are written: saved here every two seconds, in Brouillons rarely and in one copy. A draft that has
// not changed since it was filed is that message of Brouillons and no longer listed here; one that is in the outbox
// belongs to it.
import type { Address } from '../../shared/domain/address.ts';
import type { Draft, DraftContent, DraftPatch, DraftStart } from '../../shared/domain/draft.ts';
import type { DraftId, MessageId, PartId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { UnseenFacts } from '../../shared/guard/index.ts';
import { isFilingDue } from '../core/draft-filing.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import { expectMailError } from '../core/problems.ts';
import { decodePart } from '../mime/read-message.ts';
import { fileDraft, unfileDraft } from '../operations/index.ts';
import {
  deleteDraft,
  getDraft,
  listDrafts,
  readDraftAttachment,
  removeDraftAttachment,
  renameDraftAttachment,
  type StoredDraft,
  saveDraft,
  setDraftFiled,
  setDraftOpen,
  setDraftReplyTo,
} from '../store/drafts.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { listIdentities } from '../store/identities.ts';
import { isBeingMailed } from '../store/mailings.ts';
import { messageRefs } from '../store/messages.ts';
import { listOutbox } from '../store/outbox.ts';
import type { AttachmentScans, DraftFacts } from './attachment-scans.ts';
import { composeMessage } from './compose-message.ts';
import { draftAsNew, editDraft } from './draft-edit.ts';
import { attach, type DraftStartDeps, readOriginal, startDraft } from './draft-start.ts';
import { unseenFacts } from './letter-facts.ts';
import { CLEANING_WORDS } from './without-families.ts';

export interface DraftsDeps extends DraftStartDeps {
  nowAt: () => number;
  scans: AttachmentScans;
  /** Off the engine's thread: a draft may carry large attachments. */
  digest: (raw: Uint8Array) => Promise<SourceDigest>;
  /** Operations were queued for this draft's account. */
  onQueued: (accountId: Parameters<typeof fileDraft>[1]['accountId']) => void;
}

export interface Drafts {
  list(): Draft[];
  get(id: DraftId): Draft | null;
  start(input: DraftStart): Draft;
  /** `elsewhere`: another program changed or took away the copy in Brouillons; what was written here is kept beside. */
  save(patch: DraftPatch): { revision: number; elsewhere: boolean };
  attach(input: { draftId: DraftId; name: string; type: string; bytes: Uint8Array; inline: boolean }): Draft;
  attachPart(input: { draftId: DraftId; messageId: MessageId; partId: PartId }): Draft;
  detach(input: { draftId: DraftId; contentId: string }): Draft;
  /** What the guard has to know of the attachments, as far as they were read. */
  attachmentFacts(id: DraftId): DraftFacts;
  /** Puts a copy that shows nobody in its place; null: there can be none. */
  cleanAttachment(draftId: DraftId, contentId: string): Promise<Draft | null>;
  restoreAttachment(draftId: DraftId, contentId: string): Draft;
  attachmentBytes(input: { draftId: DraftId; contentId: string }): Uint8Array<ArrayBuffer> | null;
  /** What `detach` took away last. Throws MailError `missing` for anything else. */
  putBack(input: { draftId: DraftId; contentId: string }): Draft;
  renameAttachment(input: { draftId: DraftId; contentId: string; name: string }): Draft;
  /** null: as the identity has it. */
  setReplyTo(input: { draftId: DraftId; replyTo: Address[] | null }): void;
  unseenFacts(id: DraftId): UnseenFacts | null;
  /** A composer shows it from now on. */
  opened(id: DraftId): void;
  /** Those whose composers the end of the program took away, oldest first. */
  leftOpen(): DraftId[];
  close(id: DraftId): Promise<void>;
  discard(id: DraftId): void;
  /** At the start: drafts whose message in Brouillons another program took away or replaced. */
  forgetVanished(): void;
  /** At the start: what was closed and not filed any more is put into Brouillons. What was open opens again. */
  fileUnfiled(): Promise<void>;
}

export function createDrafts(deps: DraftsDeps): Drafts {
  const { store, nowAt, scans } = deps;
  /** Filing takes a moment; one at a time for each draft. */
  const filing = new Map<DraftId, Promise<void>>();
  /** The attachment that was taken away last, to be put back. */
  let detached: (Parameters<typeof attach>[2] & { draftId: DraftId; contentId: string }) | null = null;

  const required = (id: DraftId): StoredDraft => {
    const draft = getDraft(store.reads, id);
    if (!draft) throw new MailError({ kind: 'missing', detail: 'draft' });
    return draft;
  };

  const file = (id: DraftId): Promise<void> => {
    const before = filing.get(id) ?? Promise.resolve();
    const now = before.then(() => fileNow(deps, id));
    filing.set(id, now);
    return now.finally(() => filing.get(id) === now && filing.delete(id));
  };

  const started = (input: DraftStart): DraftId => {
    const { mode, originalId } = input;
    if (originalId !== null && mode === 'edit') return editDraft(store, originalId, nowAt());
    if (originalId !== null && mode === 'editAsNew') return draftAsNew(store, originalId, nowAt());
    return startDraft(deps, input);
  };

  return {
    list: () =>
      listDrafts(store.reads)
        .filter((draft) => !isFiled(draft) && !inOutbox(store.reads, draft.id))
        .map(shown),
    get: (id) => {
      const draft = getDraft(store.reads, id);
      return draft && shown(draft);
    },
    start(input) {
      const id = started(input);
      scans.look(id);
      return shown(required(id));
    },
    save({ draftId, revision, content }) {
      const { stored, elsewhere } = store.transaction((tx) => ({
        stored: saveDraft(tx, draftId, revision, withKnownIdentity(tx, draftId, content)),
        elsewhere: leaveToOthers(tx, draftId),
      }));
      if (stored === null) throw new MailError({ kind: 'missing', detail: 'draft' });
      const draft = required(draftId);
      // What goes wrong with it is said when the composer is closed; the draft itself is safe here.
      if (isFilingDue({ ...draft, changed: !isFiled(draft), closed: false }, nowAt())) {
        file(draftId).catch(expectMailError);
      }
      return { revision: stored, elsewhere };
    },
    attach({ draftId, ...part }) {
      required(draftId);
      store.transaction((tx) => attach(tx, draftId, { ...part, contentId: null }));
      scans.look(draftId);
      return shown(required(draftId));
    },
    attachPart({ draftId, messageId, partId }) {
      required(draftId);
      const { source, detail } = readOriginal(store, messageId);
      const part = detail.attachments.find((attachment) => attachment.partId === partId);
      const bytes = source && part ? decodePart(source.raw, partId) : null;
      if (!part || !bytes) throw new MailError({ kind: 'missing', detail: 'not downloaded yet' });
      const { name, declaredType: type } = part;
      store.transaction((tx) => attach(tx, draftId, { name, type, bytes, inline: false, contentId: null }));
      scans.look(draftId);
      return shown(required(draftId));
    },
    detach({ draftId, contentId }) {
      const part = readDraftAttachment(store.reads, draftId, contentId);
      const { inline } = required(draftId).attachments.find((one) => one.contentId === contentId) ?? { inline: false };
      detached = part && { ...part, draftId, contentId, inline };
      store.transaction((tx) => removeDraftAttachment(tx, draftId, contentId));
      return shown(required(draftId));
    },
    attachmentFacts: (id) => scans.facts(id),
    cleanAttachment: async (draftId, contentId) =>
      (await scans.clean(draftId, contentId, CLEANING_WORDS[deps.language()])) ? shown(required(draftId)) : null,
    restoreAttachment(draftId, contentId) {
      scans.restore(draftId, contentId);
      return shown(required(draftId));
    },
    attachmentBytes({ draftId, contentId }) {
      const part = readDraftAttachment(store.reads, draftId, contentId);
      return part && Uint8Array.from(part.bytes);
    },
    opened(id) {
      store.transaction((tx) => setDraftOpen(tx, id, true));
      scans.look(id);
    },
    putBack({ draftId, contentId }) {
      const part = detached;
      if (part?.draftId !== draftId || part.contentId !== contentId) {
        throw new MailError({ kind: 'missing', detail: 'attachment' });
      }
      store.transaction((tx) => attach(tx, draftId, part));
      detached = null;
      scans.look(draftId);
      return shown(required(draftId));
    },
    renameAttachment({ draftId, contentId, name }) {
      store.transaction((tx) => renameDraftAttachment(tx, draftId, contentId, name));
      return shown(required(draftId));
    },
    setReplyTo: ({ draftId, replyTo }) => store.transaction((tx) => setDraftReplyTo(tx, draftId, replyTo)),
    unseenFacts(id) {
      const draft = getDraft(store.reads, id);
      return draft && unseenFacts(store.reads, draft, nowAt());
    },
    leftOpen: () =>
      listDrafts(store.reads)
        .filter(({ id, open }) => open && !inOutbox(store.reads, id))
        .map(({ id }) => id)
        .reverse(),
    close(id) {
      store.transaction((tx) => setDraftOpen(tx, id, false));
      return file(id);
    },
    discard(id) {
      const draft = getDraft(store.reads, id);
      if (!draft) return;
      const { filed } = draft;
      const accountId = filed && messageRefs(store.reads, [filed.messageId])[0]?.accountId;
      store.transaction((tx) => {
        if (filed) unfileDraft(tx, filed.messageId);
        deleteDraft(tx, id);
      });
      if (accountId) deps.onQueued(accountId);
    },
    forgetVanished() {
      const gone = listDrafts(store.reads).filter(
        (draft) => !draft.open && isFiled(draft) && !hasItsCopy(store.reads, draft),
      );
      if (gone.length === 0) return;
      store.transaction((tx) => {
        for (const { id } of gone) deleteDraft(tx, id);
      });
    },
    async fileUnfiled() {
      const left = listDrafts(store.reads).filter((draft) => !draft.open && !isUntouched(draft));
      for (const { id } of left) await file(id).catch(expectMailError);
    },
  };
}

/** An identity that was removed while a composer shows it: the draft is another one's since (store/identities.ts). */
function withKnownIdentity(db: ReadDb, id: DraftId, content: DraftContent): DraftContent {
  if (listIdentities(db).some((identity) => identity.id === content.identityId)) return content;
  return { ...content, identityId: getDraft(db, id)?.identityId ?? content.identityId };
}

/** Nothing was changed since it was put into Brouillons. */
function isFiled({ filed, updatedAt }: StoredDraft): boolean {
  return filed !== null && filed.draftUpdatedAt === updatedAt;
}

/** The message of Brouillons that it was filed as is still there. */
function hasItsCopy(db: ReadDb, { filed }: StoredDraft): boolean {
  return filed === null || messageRefs(db, [filed.messageId]).length > 0;
}

/**
 * Another program changed the draft, which to IMAP is a new message in place of the old one, or took it away: from now
 * on this one is a draft of its own. Answers whether that was so.
 */
function leaveToOthers(tx: WriteDb, id: DraftId): boolean {
  const draft = getDraft(tx, id);
  if (!draft || hasItsCopy(tx, draft)) return false;
  setDraftFiled(tx, id, null);
  return true;
}

/** Nobody wrote anything into it: what is closed like that is not worth keeping. */
function isUntouched({ mode, revision, filed, attachments }: StoredDraft): boolean {
  return mode !== 'edit' && revision === 0 && filed === null && (mode !== 'new' || attachments.length === 0);
}

function inOutbox(db: ReadDb, id: DraftId): boolean {
  return isBeingMailed(db, id) || listOutbox(db).some(({ draftId, state }) => draftId === id && state !== 'refused');
}

/** Puts the draft as it is now into the place of its copy in Brouillons; shown there at once. */
async function fileNow(deps: DraftsDeps, id: DraftId): Promise<void> {
  const { store, nowAt, digest, onQueued } = deps;
  const draft = getDraft(store.reads, id);
  if (!draft || isFiled(draft) || inOutbox(store.reads, id)) return;
  if (isUntouched(draft)) {
    store.transaction((tx) => deleteDraft(tx, id));
    return;
  }
  const savedAt = nowAt();
  const composed = composeMessage(store.reads, draft, savedAt);
  const { accountId } = composed.identity;
  const digested = await digest(composed.toKeep);
  const before = draft.filed && messageRefs(store.reads, [draft.filed.messageId])[0]?.accountId;
  store.transaction((tx) => {
    // Sent or thrown away meanwhile; a change since is filed with the next one.
    const now = getDraft(tx, id);
    if (!now || inOutbox(tx, id)) return;
    const replaces = now.filed?.messageId ?? null;
    const messageId = fileDraft(tx, { accountId, digest: digested, savedAt, replaces });
    setDraftFiled(tx, id, { messageId, draftUpdatedAt: draft.updatedAt, filedAt: savedAt });
  });
  onQueued(accountId);
  if (before && before !== accountId) onQueued(before);
}

/** Without what only the engine needs. */
function shown(draft: StoredDraft): Draft {
  const { createdAt: _, thread: __, filed: ___, open: ____, ...rest } = draft;
  return rest;
}
