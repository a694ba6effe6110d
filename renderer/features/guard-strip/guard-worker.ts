// The guard on a thread of its own: no key stroke waits for it. It reads a body once and keeps the reading; it keeps
// what it was told of people until it is told anew. No store, no network: a question in, an answer out.
import '../../app/no-eval.ts';
import type { Group } from '../../../shared/domain/contact.ts';
import {
  addressesToKnow,
  EMPTY_BODY,
  evaluate,
  type GuardedDraft,
  type GuardInput,
  type PersonFacts,
  readBody,
  safeAct,
} from '../../../shared/guard/index.ts';
import type { Body, GuardAnswer, GuardQuestion } from './guard-question.ts';

let body: Body = { html: null, text: '' };
let people: ReadonlyMap<string, PersonFacts> = new Map();
let groups: readonly Group[] = [];
let lastRead = { body, reading: EMPTY_BODY };

addEventListener('message', ({ data }: MessageEvent<GuardQuestion>) => postMessage(answer(data)));

function answer(question: GuardQuestion): GuardAnswer {
  if (question.body) body = question.body;
  if (question.people) people = new Map(question.people.map((facts) => [facts.address, facts]));
  if (question.groups) groups = question.groups;
  const draft: GuardedDraft = { ...question.draft, ...body };
  const input = inputOf(question, draft);
  const findings = evaluate(input);
  const isRed = findings.some(({ severity }) => severity === 'red');
  const mended = isRed ? safeAct(draft, (one) => evaluate(inputOf(question, one)), question.marks) : null;
  return { needed: addressesToKnow(input).sort(), findings, steps: mended?.steps ?? null };
}

function inputOf({ beside, dismissed, nowAt }: GuardQuestion, draft: GuardedDraft): GuardInput {
  const { recipients, ownAddress, replyTo, subject, attachments } = draft;
  const letter = { ...beside, subject, replyTo, attachments, body: reading(draft) };
  return { recipients, ownAddress, people, groups, nowAt, dismissed, letter };
}

function reading({ html, text }: Body) {
  const isSame = lastRead.body.html === html && (html !== null || lastRead.body.text === text);
  if (!isSame) lastRead = { body: { html, text }, reading: readBody({ html, text }) };
  return lastRead.reading;
}
