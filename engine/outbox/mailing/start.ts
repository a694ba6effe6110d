// « Envoyer séparément » begins: every message is built and judged, and then all of them enter the outbox in one
// transaction with the mailing itself: either all are there, or none. Building takes its time and lets others work.
import { setImmediate as breathe } from 'node:timers/promises';
import type { DraftId, MailingId, OutboxId } from '../../../shared/domain/ids.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { FieldFallbacks } from '../../../shared/domain/mailing.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import type { AttachmentFacts, Finding } from '../../../shared/guard/index.ts';
import { maxMessageBytes } from '../../store/accounts.ts';
import { getDraft, type StoredDraft, setDraftOpen } from '../../store/drafts.ts';
import type { WriteDb } from '../../store/handles.ts';
import { insertMailing, isBeingMailed } from '../../store/mailings.ts';
import { insertOutboxEntry, insertOutboxTail, listOutbox, type OutboxToInsert } from '../../store/outbox.ts';
import type { ComposedMessage } from '../compose-message.ts';
import type { OutboxDetails } from '../details.ts';
import { heldFindings } from '../guard-check.ts';
import { letterOfDraft } from '../letter-facts.ts';
import { noteOverride } from '../note-override.ts';
import { assertSendable } from '../recipients.ts';
import { assertFits, firstState, type SendDeps, type SendInput } from '../send.ts';
import { areHeavy, type LetterPress, letterPress, sharedEnd } from './compose-letters.ts';
import { type DraftLetter, letterDraft, lettersOfDraft } from './letters.ts';

export interface MailingDeps extends SendDeps {
  language: () => Language;
}

export interface StartInput extends SendInput {
  fallbacks: FieldFallbacks;
}

export interface StartedMailing {
  mailingId: MailingId | null;
  held: Finding[];
}

type Entry = Omit<OutboxToInsert, 'mailingId' | 'tailId' | 'filedTailId'> & {
  endsInTail: boolean;
  filedEndsInTail: boolean;
};

export async function startMailing(deps: MailingDeps, input: StartInput): Promise<StartedMailing> {
  const { store, nowAt, factsOf } = deps;
  const draft = requiredDraft(deps, input.draftId);
  const now = nowAt();
  const language = deps.language();
  const letters = lettersOfDraft({ db: store.reads, factsOf, language }, draft);
  if (letters.length === 0) throw new MailError({ kind: 'invalid', reason: 'noRecipient' });
  const press = letterPress(store.reads, draft, now, language);
  const written = letters.map((letter) => letterDraft(draft, letter, input.fallbacks, press.identity.address));
  const attachments = await deps.scans.settled(draft.id);
  const { held, letPass } = await judge(deps, { written, press, attachments }, input);
  if (held.length > 0) return { mailingId: null, held };
  const { entries, tail } = await pressAll(deps, { draft, written, press }, input, now);
  const mailingId = store.transaction((tx) => {
    const queued = queue(tx, { draft, letters, entries, tail, now });
    const { reason } = input.dismissed.at(-1) ?? { reason: '' as const };
    noteOverride(tx, { outboxId: queued.firstId, letPass, reason, at: now });
    return queued.mailingId;
  });
  return { mailingId, held: [] };
}

function requiredDraft({ store }: MailingDeps, id: DraftId): StoredDraft {
  const draft = getDraft(store.reads, id);
  if (!draft) throw new MailError({ kind: 'missing', detail: 'draft' });
  return draft;
}

/** Harmless for one another in À, but each may still read what stands in the text and the files. */
async function judge(
  deps: MailingDeps,
  {
    written,
    press,
    attachments,
  }: { written: readonly StoredDraft[]; press: LetterPress; attachments: AttachmentFacts[] },
  { dismissed }: StartInput,
): Promise<{ held: Finding[]; letPass: Finding[] }> {
  const { store, factsOf, guardLevel, nowAt } = deps;
  const held = new Map<string, Finding>();
  const letPass = new Map<string, Finding>();
  const pupils = deps.pupils();
  for (const one of written) {
    await breathe();
    const { to, cc, bcc } = one;
    const letter = letterOfDraft(store.reads, one, attachments, { pupils: () => pupils, nowAt: nowAt() });
    const about = { letter, recipients: { to, cc, bcc }, ownAddress: press.identity.address, level: guardLevel };
    const ask = (let_: StartInput['dismissed']) =>
      heldFindings(store.reads, factsOf, { ...about, dismissed: let_, nowAt: nowAt() });
    for (const finding of ask(dismissed)) held.set(finding.key, finding);
    for (const finding of dismissed.length === 0 ? [] : ask([])) letPass.set(finding.key, finding);
  }
  return { held: [...held.values()], letPass: [...letPass.values()] };
}

async function pressAll(
  deps: MailingDeps,
  { draft, written, press }: { draft: StoredDraft; written: readonly StoredDraft[]; press: LetterPress },
  input: StartInput,
  now: number,
): Promise<{ entries: Entry[]; tail: Uint8Array }> {
  const limitBytes = maxMessageBytes(deps.store.reads, press.identity.accountId);
  const lightCopies = areHeavy(draft.attachments, written.length);
  const entries: Entry[] = [];
  let tail: Uint8Array | null = null;
  for (const [index, letter] of written.entries()) {
    await breathe();
    const composed = press.compose(letter);
    assertSendable(composed.to);
    assertFits(composed.toSend.length, limitBytes);
    tail ??= tailOf(composed.toSend, press.compose(withoutWords(letter)).toSend);
    const kept = lightCopies && index > 0 ? press.lightCopy(letter, composed) : composed.toKeep;
    entries.push(entryOf({ draft, written: letter, composed, kept, tail, isFirst: index === 0 }, input, now, deps));
  }
  return { entries, tail: tail ?? new Uint8Array() };
}

/** Less is not worth a row of its own. */
const TAIL_LEAST_BYTES = 20_000;

/** What two messages end in that differ in nothing but their words. */
function tailOf(one: Uint8Array, other: Uint8Array): Uint8Array {
  const length = sharedEnd(one, other);
  return length < TAIL_LEAST_BYTES ? new Uint8Array() : one.slice(one.length - length);
}

function withoutWords(letter: StoredDraft): StoredDraft {
  return { ...letter, html: letter.html === null ? null : '<p></p>', text: '' };
}

interface Ready {
  draft: StoredDraft;
  written: StoredDraft;
  composed: ComposedMessage;
  kept: Uint8Array;
  tail: Uint8Array;
  isFirst: boolean;
}

function entryOf(
  { draft, written, composed, kept, tail, isFirst }: Ready,
  input: StartInput,
  now: number,
  deps: MailingDeps,
): Entry {
  const { to, cc, bcc } = written;
  const details: OutboxDetails = {
    mode: isFirst ? draft.mode : 'new',
    originalId: isFirst ? draft.originalId : null,
    dismissed: input.dismissed,
    recipients: { to, cc, bcc },
    addresses: composed.to,
    finished: false,
    rest: false,
    sentSays: 'found',
    portion: null,
  };
  const raw = withoutTail(composed.toSend, tail);
  const filed = withoutTail(kept, tail);
  return {
    accountId: composed.identity.accountId,
    draftId: null,
    subject: written.subject,
    recipients: [...composed.to.to, ...composed.to.cc, ...composed.to.bcc],
    ...firstState(input.when, now, deps.settings().undoSendMs),
    createdAt: now,
    messageIdHeader: composed.messageIdHeader,
    envelope: { from: composed.identity.address, to: composed.recipients },
    details,
    raw: raw.bytes,
    filedRaw: filed.bytes,
    endsInTail: raw.cut,
    filedEndsInTail: filed.cut,
  };
}

/** A copy of what stands before, as the whole is to be let go of. */
function withoutTail(bytes: Uint8Array, tail: Uint8Array): { bytes: Uint8Array; cut: boolean } {
  const cut =
    tail.length > 0 && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(-tail.length).equals(tail);
  return { bytes: cut ? bytes.slice(0, bytes.length - tail.length) : bytes, cut };
}

function queue(
  tx: WriteDb,
  mailing: {
    draft: StoredDraft;
    letters: readonly DraftLetter[];
    entries: readonly Entry[];
    tail: Uint8Array;
    now: number;
  },
): { mailingId: MailingId; firstId: OutboxId } {
  const { draft, letters, entries, tail, now } = mailing;
  const isOnItsWay = listOutbox(tx).some(({ draftId }) => draftId === draft.id) || isBeingMailed(tx, draft.id);
  if (isOnItsWay || !getDraft(tx, draft.id)) throw new MailError({ kind: 'invalid', detail: 'on its way' });
  setDraftOpen(tx, draft.id, false);
  const mailingId = insertMailing(
    tx,
    { accountId: entries[0]!.accountId, draftId: draft.id, subject: draft.subject, createdAt: now },
    entries.map(({ messageIdHeader }, index) => ({ messageIdHeader, ...letters[index]! })),
  );
  const usesTail = entries.some(({ endsInTail, filedEndsInTail }) => endsInTail || filedEndsInTail);
  const tailId = usesTail ? insertOutboxTail(tx, tail) : null;
  const ids = entries.map(({ endsInTail, filedEndsInTail, ...entry }) => {
    const tails = { tailId: endsInTail ? tailId : null, filedTailId: filedEndsInTail ? tailId : null };
    return insertOutboxEntry(tx, { ...entry, mailingId, ...tails });
  });
  return { mailingId, firstId: ids[0]! };
}
