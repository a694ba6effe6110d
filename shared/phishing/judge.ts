// The verdict about a message: all that speaks against it, added up by the weights of evidence.ts. Pure and fast: it runs
// when a message is opened. Invariants: what the person said about a sender is respected, unless the account's own server
// says that it is not that sender; one piece of evidence about a stranger's letter is never made of another.
import { claimEvidence } from './claim-evidence.ts';
import { type Evidence, type EvidenceGroup, evidence, WEIGHTS } from './evidence.ts';
import type { Knowledge } from './knowledge.ts';
import type { Letter } from './letter.ts';
import { linkEvidence } from './link-evidence.ts';
import { partEvidence } from './part-evidence.ts';
import { type Scene, sceneOf } from './scene.ts';
import { senderEvidence, serverEvidence } from './sender-evidence.ts';

/** `doubt`: to be looked at twice; `danger`: as good as certain. */
export type Level = 'none' | 'doubt' | 'danger';

export interface Verdict {
  level: Level;
  /** From 0; not bounded. */
  points: number;
  /** The heaviest first. The first is the one that is said in the bar. */
  evidence: Evidence[];
  /** The person said « Je connais cet expéditeur »: the evidence is there, and not shown unasked. */
  quieted: boolean;
}

export const DOUBT_FROM = 50;
export const DANGER_FROM = 80;

/** Of a group the heaviest counts in full, the others by this share: they say the same again. */
const AGAIN = 0.35;
/** Somebody written to before deceives rarely; a stolen mailbox does, so that what it brings counts in full. */
const ACQUAINTED_SHARE: Readonly<Record<EvidenceGroup, number>> = {
  sender: 0.4,
  server: 1,
  claim: 0.5,
  link: 0.7,
  part: 1,
  history: 0,
};

export function judge(letter: Letter, knowledge: Knowledge): Verdict {
  const scene = sceneOf(letter, knowledge);
  const server = serverEvidence(scene);
  const found = [
    ...senderEvidence(scene),
    ...server,
    ...claimEvidence(scene),
    ...linkEvidence(scene),
    ...partEvidence(scene),
  ].sort((a, b) => WEIGHTS[b.kind].points - WEIGHTS[a.kind].points);
  const all = found.length > 0 && isStranger(scene) ? [...found, evidence('firstTime', scene.fromAddress)] : found;
  const points = pointsOf(all, scene);
  const quieted = knowledge.sender.trusted && server.length === 0;
  return { level: levelOf(points, all), points, evidence: all, quieted };
}

function pointsOf(all: readonly Evidence[], { isAcquainted }: Scene): number {
  const heaviest = new Map<EvidenceGroup, number>();
  let sum = 0;
  for (const { kind } of all) {
    const { points, group } = WEIGHTS[kind];
    const share = isAcquainted ? ACQUAINTED_SHARE[group] : 1;
    sum += points * share * (heaviest.has(group) ? AGAIN : 1);
    heaviest.set(group, points);
  }
  return Math.round(sum);
}

function levelOf(points: number, all: readonly Evidence[]): Level {
  // Words alone convict nobody: half of a school's mail is about accounts and passwords.
  const isOnlyWords = all.every(({ kind }) => WEIGHTS[kind].group === 'claim' || kind === 'firstTime');
  if (points < DOUBT_FROM) return 'none';
  return points >= DANGER_FROM && !isOnlyWords ? 'danger' : 'doubt';
}

function isStranger({ isAcquainted, isInside, knowledge }: Scene): boolean {
  return !isAcquainted && !isInside && knowledge.sender.receivedBefore === 0;
}
