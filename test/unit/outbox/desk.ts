// Drafts and the outbox on a real encrypted store, with a clock that the test moves, a fake submitter that answers as
// told, and the fake IMAP server of the operations' tests behind the account.
import { onTestFinished } from 'vitest';
import { pupilFacts } from '../../../engine/address-book/pupil-facts.ts';
import type { SubmissionVerdict, Submitter } from '../../../engine/backend/backend.ts';
import { digestSource } from '../../../engine/mime/digest.ts';
import {
  type AttachmentScans,
  createAttachmentScans,
  createDrafts,
  createOutbox,
  type Drafts,
  type Outbox,
} from '../../../engine/outbox/index.ts';
import { listAccounts } from '../../../engine/store/accounts.ts';
import { contactsByAddress } from '../../../engine/store/contacts.ts';
import { getSettings, setSettings } from '../../../engine/store/settings.ts';
import { addressKey } from '../../../shared/domain/address.ts';
import type { DraftContent } from '../../../shared/domain/draft.ts';
import type { DraftId } from '../../../shared/domain/ids.ts';
import type { GuardLevel } from '../../../shared/domain/policies.ts';
import { MailError, type Problem } from '../../../shared/domain/problem.ts';
import type { PersonFacts } from '../../../shared/guard/index.ts';
import { openScene, type Scene } from '../operations/scene.ts';
import { scannerHere } from './scanner-here.ts';

export interface Sent {
  raw: string;
  to: string[];
}

export type Answer = SubmissionVerdict | { kind: 'dies'; when: 'connecting' | 'handedOver' } | { kind: 'noPassword' };

export interface Desk extends Scene {
  drafts: Drafts;
  outbox: Outbox;
  /** What reached the submission server, in order. */
  sent: Sent[];
  /** Answered in order; then everything is accepted. */
  answers: Answer[];
  problems: Problem[];
  gone: string[];
  scans: AttachmentScans;
  /** Hashes of the attachments that were read, in order. */
  scanned: string[];
  /** What the submission server says of itself. */
  told: { facts: ReturnType<Submitter['told']> };
  at(nowAt: number): void;
  /** Somebody sets the clock of the PC; no time passes. */
  setClock(nowAt: number): void;
  /** What an administrator lets people override, from the next `restart` on. */
  level: { now: GuardLevel };
  now(): number;
  /** A saved draft to these people. */
  write(content?: Partial<DraftContent> & { toAddresses?: string[] }): DraftId;
  /** The outbox has nothing in hand. */
  idle(): Promise<void>;
  /** Ends the program without a word to anybody, and begins a new one on the same store. */
  restart(): void;
}

export const ACCEPTED: SubmissionVerdict = {
  kind: 'accepted',
  response: '250 2.0.0 Ok: queued as 4F1',
  refusedRecipients: [],
};

export async function openDesk({ outgoingHost = 'smtp.ac-lyon.fr' } = {}): Promise<Desk> {
  const scene = await openScene({ letters: 1 });
  const outgoing = { host: outgoingHost, port: 465, security: 'tls', userName: 'claire', plainTextConfirmed: false };
  scene.store.transaction((tx) => tx.run('outgoing', 'UPDATE accounts SET outgoing = ?', [JSON.stringify(outgoing)]));
  scene.store.transaction((tx) => setSettings(tx, { composeFormat: 'plain' }));
  const sent: Sent[] = [];
  const answers: Answer[] = [];
  const problems: Problem[] = [];
  const gone: string[] = [];
  const scanned: string[] = [];
  const told: Desk['told'] = { facts: null };
  const level: Desk['level'] = { now: 'reason' };
  const alarms = new Set<{ at: number; ring: () => void }>();
  let now = Date.UTC(2026, 10, 20, 8);
  let steady = 0;
  const { store } = scene;

  const begin = () => {
    const scans = createAttachmentScans({ store, scanner: scannerHere(scanned), onUnwritten: () => {} });
    onTestFinished(scans.close);
    const deps = {
      store,
      scans,
      pupils: () => pupilFacts(store.reads),
      nowAt: () => now,
      dice: () => 0.5,
      steadyMs: () => steady,
      at: (at: number, ring: () => void) => {
        const alarm = { at, ring };
        alarms.add(alarm);
        return () => void alarms.delete(alarm);
      },
      submitterOf: async () => fakeSubmitter(answers, sent, told),
      noteGeneration: async () => undefined,
      factsOf: (addresses: string[]) => factsOf(scene, addresses),
      digest: async (raw: Uint8Array) => digestSource(raw),
      onProblem: (problem: Problem) => void problems.push(problem),
      onProblemGone: (id: string) => void gone.push(id),
      onQueued: () => {},
      language: () => 'fr' as const,
      guardLevel: level.now,
      settings: () => getSettings(store.reads),
    };
    const outbox = createOutbox(deps);
    outbox.start();
    return { drafts: createDrafts(deps), outbox, scans };
  };

  const desk: Desk = {
    ...scene,
    ...begin(),
    sent,
    answers,
    problems,
    gone,
    scanned,
    told,
    level,
    now: () => now,
    setClock(nowAt) {
      for (const alarm of alarms) alarm.at += nowAt - now;
      now = nowAt;
    },
    at(nowAt) {
      steady += nowAt - now;
      now = nowAt;
      for (const alarm of [...alarms].filter(({ at }) => at <= now)) {
        alarms.delete(alarm);
        alarm.ring();
      }
    },
    write({ toAddresses = ['paul@ac-lyon.fr'], ...content } = {}) {
      const draft = desk.drafts.start({
        mode: 'new',
        originalId: null,
        familiesInBcc: false,
        masked: false,
        accountId: null,
      });
      const to = toAddresses.map((address) => ({ kind: 'address' as const, address: { name: null, address } }));
      const { identityId } = draft;
      const whole = { identityId, cc: [], bcc: [], subject: 'Réunion', html: null, text: 'Bonjour,\n', to, ...content };
      desk.drafts.save({ draftId: draft.id, revision: 1, content: whole });
      return draft.id;
    },
    async idle() {
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
    restart() {
      alarms.clear();
      Object.assign(desk, begin());
    },
  };
  return desk;
}

function fakeSubmitter(answers: Answer[], sent: Sent[], told: { facts: ReturnType<Submitter['told']> }): Submitter {
  return {
    check: async () => {},
    told: () => told.facts,
    async submit(raw, { to }, onHandedOver) {
      const answer = answers.shift() ?? ACCEPTED;
      if (answer.kind === 'noPassword') return { kind: 'notSent', error: { kind: 'auth', reason: 'wrongPassword' } };
      if (answer.kind === 'dies' && answer.when === 'connecting') return new Promise(() => {});
      if (answer.kind === 'notSent') return answer;
      await onHandedOver();
      // Where the outcome is not known, the server may well have taken it: the worst case for sending twice.
      if (answer.kind !== 'refused') sent.push({ raw: Buffer.from(raw).toString('utf8'), to });
      return answer.kind === 'dies' ? new Promise(() => {}) : answer;
    },
  };
}

export function factsOf({ store }: Scene, addresses: string[]): PersonFacts[] {
  const own = listAccounts(store.reads).flatMap(({ identities }) =>
    identities.map(({ address }) => addressKey(address)),
  );
  const contacts = contactsByAddress(store.reads, addresses);
  return addresses.map((address, index) => ({
    address: addressKey(address),
    name: null,
    isMe: own.includes(addressKey(address)),
    roles: contacts[index]?.roles ?? [],
    household: null,
    householdTogether: false,
    doNotWrite: false,
    onlyEverBcc: false,
    groups: [],
  }));
}

export async function rejected(work: Promise<unknown>): Promise<MailError['data'] | null> {
  try {
    await work;
  } catch (error) {
    if (error instanceof MailError) return error.data;
    throw error;
  }
  return null;
}

export function thrown(work: () => unknown): MailError['data'] | null {
  try {
    work();
  } catch (error) {
    if (error instanceof MailError) return error.data;
    throw error;
  }
  return null;
}
