// The person of a seed writes and sends. Everything written is known by its subject, which is unique; a draft's text
// says which version it is.
import type { Draft } from '../../shared/domain/draft.ts';
import { versionOf } from '../engine/crash-person.ts';
import type { EngineChild } from '../engine/engine-child.ts';
import type { Ledger, Sending } from './ledger.ts';
import { letterNumber, ownPath } from './place.ts';
import type { PersonAction } from './plan.ts';
import { messagesShown } from './shown.ts';

export interface Correspondence {
  engine: EngineChild;
  ledger: Ledger;
  recipient: string;
  clockAheadMs(): number;
}

type DraftAction = Extract<PersonAction, { verb: 'writeDraft' | 'editDraft' }>;
type SendAction = Extract<PersonAction, { verb: 'send' }>;

export function draftSubject(number: number): string {
  return `Brouillon ${number}`;
}

export function sendingSubject(number: number): string {
  return `Envoi ${number}`;
}

/** Answers false when there was nothing to do it with. */
export async function write(person: Correspondence, act: DraftAction | SendAction): Promise<boolean> {
  if (act.verb === 'send') {
    await send(person, act);
    return true;
  }
  const { engine, ledger } = person;
  const subject = draftSubject(act.draft);
  const draft =
    act.verb === 'writeDraft'
      ? await engine.client.drafts.start({ mode: 'new', originalId: null })
      : await open(person, subject);
  if (!draft) return false;
  const versions = ledger.drafts.get(act.draft) ?? new Set([0]);
  ledger.drafts.set(act.draft, versions);
  const from = versionOf(draft.text);
  for (let step = 1; step <= act.versions; step += 1) {
    const version = from + step;
    versions.add(version);
    await save(person, draft, step, { subject, text: `Bonjour, version ${version}`, to: null });
    versions.clear();
    versions.add(version);
  }
  if (act.end === 'close') await engine.client.drafts.close({ draftId: draft.id });
  if (act.end !== 'discard') return true;
  versions.add(0);
  await engine.client.drafts.discard({ draftId: draft.id });
  versions.clear();
  versions.add(0);
  return true;
}

/** One that is in Brouillons is opened again, as from its list. */
async function open({ engine }: Correspondence, subject: string): Promise<Draft | null> {
  const filed = (await messagesShown(engine)).find(
    (row) => ownPath(row.path) === 'Drafts' && row.offline && row.subject === subject,
  );
  return filed ? engine.client.drafts.start({ mode: 'edit', originalId: filed.id }) : null;
}

async function save(
  { engine }: Correspondence,
  { id, revision, identityId }: Draft,
  step: number,
  { subject, text, to }: { subject: string; text: string; to: string | null },
): Promise<void> {
  const recipients = to === null ? [] : [{ kind: 'address' as const, address: { name: null, address: to } }];
  const content = { identityId, to: recipients, cc: [], bcc: [], subject, html: null, text };
  await engine.client.drafts.save({ draftId: id, revision: revision + step, content });
}

const LATER_MS = 400;

async function send(person: Correspondence, act: SendAction): Promise<void> {
  const { engine, ledger, recipient } = person;
  const answerTo = act.reply ? await anyLetter(engine) : null;
  const draft = await engine.client.drafts.start({ mode: answerTo ? 'reply' : 'new', originalId: answerTo });
  const subject = sendingSubject(act.sending);
  const sending: Sending = { handedOver: new Set([false]), written: new Set([false, true]) };
  ledger.sendings.set(act.sending, sending);
  await save(person, draft, 1, { subject, text: `Voici ${subject}.`, to: recipient });
  sending.written.delete(false);
  sending.handedOver.add(true);
  const when = act.when === 'later' ? Date.now() + person.clockAheadMs() + LATER_MS : act.when;
  const { held, outboxId } = await engine.client.outbox.send({ draftId: draft.id, when, dismissed: [] });
  if (held.length > 0 || outboxId === null) throw new Error('held by the guard');
  sending.handedOver.delete(false);
  if (act.then === 'sendNow') await engine.client.outbox.sendNow({ outboxId });
  if (act.then !== 'cancel') return;
  sending.handedOver.add(false);
  const { cancelled } = await engine.client.outbox.cancel({ outboxId });
  sending.handedOver.delete(cancelled);
}

async function anyLetter(engine: EngineChild) {
  const offline = (await messagesShown(engine)).filter(
    ({ subject, offline }) => offline && letterNumber(subject) !== null,
  );
  return offline[0]?.id ?? null;
}
