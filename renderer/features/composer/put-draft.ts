// A draft as the guard mended it, put in place of the one that stands in the window: only what differs is touched.
// Answers how to take that back: what was changed since stays, and the answer says so.
import type { GuardedDraft } from '../../../shared/guard/index.ts';
import type { Attachments } from './use-attachments.ts';
import type { OpenDraft } from './use-draft.ts';

export interface DraftHands {
  open: Pick<OpenDraft, 'change' | 'fieldsNow' | 'body'>;
  attachments: Pick<Attachments, 'remove' | 'putBack' | 'rename' | 'clean' | 'restore'>;
  /** The identity of this address. */
  changeSender(address: string): void;
  /** null: none. */
  setReplyTo(address: string | null): Promise<void>;
}

/** Whether all of it could be taken back. */
export type TakeBack = () => Promise<boolean>;

export async function putDraft(before: GuardedDraft, after: GuardedDraft, hands: DraftHands): Promise<TakeBack> {
  const steps: TakeBack[] = [
    ...putFields(before, after, hands),
    ...putBody(before, after, hands),
    ...(await putAttachments(before, after, hands)),
  ];
  if (before.ownAddress !== after.ownAddress) {
    hands.changeSender(after.ownAddress);
    steps.push(async () => {
      hands.changeSender(before.ownAddress);
      return true;
    });
  }
  if (before.replyTo !== after.replyTo) {
    await hands.setReplyTo(after.replyTo);
    steps.push(async () => {
      await hands.setReplyTo(before.replyTo);
      return true;
    });
  }
  return async () => {
    let whole = true;
    for (const takeBack of steps.reverse()) whole = (await takeBack()) && whole;
    return whole;
  };
}

function putFields(before: GuardedDraft, after: GuardedDraft, { open }: DraftHands): TakeBack[] {
  const put = { ...after.recipients, subject: after.subject };
  const old = { ...before.recipients, subject: before.subject };
  if (before.recipients === after.recipients && before.subject === after.subject) return [];
  open.change(put);
  return [
    async () => {
      const now = open.fieldsNow();
      const isThere = (['to', 'cc', 'bcc', 'subject'] as const).every((field) => now[field] === put[field]);
      if (isThere) open.change(old);
      return isThere;
    },
  ];
}

function putBody(before: GuardedDraft, after: GuardedDraft, { open }: DraftHands): TakeBack[] {
  const isSame = before.html === null ? before.text === after.text : before.html === after.html;
  const takeBack = isSame ? undefined : open.body()?.replace(after);
  return takeBack ? [async () => takeBack()] : [];
}

async function putAttachments(
  before: GuardedDraft,
  after: GuardedDraft,
  { attachments }: DraftHands,
): Promise<TakeBack[]> {
  const steps: TakeBack[] = [];
  for (const { id, name, kind, treatment } of before.attachments) {
    const left = after.attachments.find((one) => one.id === id);
    if (!left) {
      await attachments.remove(id);
      steps.push(() => attachments.putBack(id).then(() => true));
      continue;
    }
    if (left.treatment !== treatment) {
      await attachments.clean(id, kind === 'message' ? 'message' : 'table');
      steps.push(() => attachments.restore(id).then(() => true));
    }
    if (left.name !== name) {
      await attachments.rename(id, left.name);
      steps.push(() => attachments.rename(id, name).then(() => true));
    }
  }
  return steps;
}
