// The guard, live, over the whole message. Everything is worked out on a thread of its own (guard-worker.ts): recipients
// at once, what is typed (subject, body) when typing pauses. Before anything leaves, `settle` answers for what stands
// there at that moment.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Group } from '../../../shared/domain/contact.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import type { Dismissal, GuardedDraft, LetterFacts, Marks } from '../../../shared/guard/index.ts';
import { engine, onEngineConnected, onEngineEvent } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import type { Body } from './guard-question.ts';
import { startGuardThread } from './guard-thread.ts';
import { createJudge, type Judge, type Judgement, UNJUDGED } from './judge.ts';
import { words } from './words.ts';

const PAUSE_MS = 300;
/** How long an idle moment is waited for after the pause. */
const IDLE_WITHIN_MS = 500;
const FACTS_AT_ONCE = 5_000;

export interface GuardedMessage extends Omit<GuardedDraft, keyof Body | 'subject'> {
  groups: readonly Group[];
  beside: Pick<LetterFacts, 'identities' | 'original' | 'pupils' | 'recipientsAtOnce'>;
  /** What the person let pass in this window. */
  dismissed: readonly Dismissal[];
}

export interface Guard extends Judgement {
  /** The subject or the body is being typed. */
  typed(): void;
  /** Of the message as it is now. Throws MailError where the engine can't be asked. */
  settle(): Promise<Judgement>;
  marks: Marks;
}

/**
 * @param message each part the same object as long as nothing in it changed
 * @param now recipients and words as they are now, before the next render; the body costs in proportion to its length
 */
export function useFindings(
  message: GuardedMessage,
  now: { recipients(): GuardedDraft['recipients']; subject(): string; body(): Body },
): Guard {
  const w = useWords(words);
  const [judgement, setJudgement] = useState<Judgement>(UNJUDGED);
  const latest = useRef({ message, now, marks: { address: w.maskedAddress, cut: w.cutMark } });
  latest.current = { message, now, marks: { address: w.maskedAddress, cut: w.cutMark } };
  const judge = useRef<Judge | null>(null);
  const body = useRef<Body | null>(null);

  useEffect(() => {
    const thread = startGuardThread();
    const one = createJudge({
      ask: thread.ask,
      question() {
        const { message: of, now: at, marks } = latest.current;
        const { groups, beside, dismissed, ...draft } = of;
        body.current ??= at.body();
        const words = { recipients: at.recipients(), subject: at.subject() };
        return {
          ...{ draft: { ...draft, ...words }, body: body.current, groups, beside, dismissed, marks },
          nowAt: Date.now(),
        };
      },
      factsOf,
      onJudged: setJudgement,
      onFailed(error) {
        if (!(error instanceof MailError)) throw error;
      },
    });
    judge.current = one;
    const stopEvents = onEngineEvent((event) => {
      if (event.type === 'changed' && event.areas.includes('contacts')) one.peopleChanged();
    });
    const stopConnected = onEngineConnected(() => one.peopleChanged());
    return () => {
      judge.current = null;
      stopEvents();
      stopConnected();
      thread.end();
    };
  }, []);

  const { recipients, ownAddress, replyTo, attachments, groups, beside, dismissed } = message;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the question is made of, each part as it changes
  useEffect(() => {
    judge.current?.changed();
  }, [recipients, ownAddress, replyTo, attachments, groups, beside, dismissed]);

  const typed = useTypingPause(() => judge.current?.changed());
  return {
    ...judgement,
    marks: latest.current.marks,
    typed: useCallback(() => {
      body.current = null;
      typed();
    }, [typed]),
    settle: useCallback(() => judge.current!.settle(), []),
  };
}

async function factsOf(addresses: string[]) {
  const answers = [];
  for (let at = 0; at < addresses.length; at += FACTS_AT_ONCE) {
    answers.push(...(await engine.contacts.facts({ addresses: addresses.slice(at, at + FACTS_AT_ONCE) })));
  }
  return answers;
}

/** Called at each key stroke; calls back in an idle moment after the last. */
function useTypingPause(onPause: () => void): () => void {
  const pending = useRef({ timer: 0, idle: 0 });
  const callBack = useRef(onPause);
  callBack.current = onPause;
  const stop = useCallback(() => {
    clearTimeout(pending.current.timer);
    cancelIdleCallback(pending.current.idle);
  }, []);
  useEffect(() => stop, [stop]);
  return useCallback(() => {
    stop();
    pending.current.timer = window.setTimeout(() => {
      pending.current.idle = requestIdleCallback(() => callBack.current(), { timeout: IDLE_WITHIN_MS });
    }, PAUSE_MS);
  }, [stop]);
}
