// When the guard is asked, and with what: again whenever something changed, one question at a time, and once more where
// the answer names people of whom nothing is known yet. Knows neither React nor the engine.
// Invariant: what `settle` answers is about the message as it was when it was called, or later.
import type { Finding, PersonFacts, SafeAct } from '../../../shared/guard/index.ts';
import type { GuardAnswer } from './guard-question.ts';
import type { WholeQuestion } from './guard-thread.ts';

export interface Judgement {
  findings: readonly Finding[];
  people: ReadonlyMap<string, PersonFacts>;
  /** How all that is red is mended at once; null: nothing is, or no click mends it. */
  steps: SafeAct['steps'] | null;
}

export const UNJUDGED: Judgement = { findings: [], people: new Map(), steps: null };

export interface Judge {
  changed(): void;
  /** What is known of people has changed. */
  peopleChanged(): void;
  settle(): Promise<Judgement>;
}

export interface JudgeOptions {
  ask(question: WholeQuestion): Promise<GuardAnswer>;
  /** The message as it is now. */
  question(): Omit<WholeQuestion, 'people'>;
  factsOf(addresses: string[]): Promise<PersonFacts[]>;
  onJudged(judgement: Judgement): void;
  /** Nobody waits for it; what changes next asks again. */
  onFailed(error: unknown): void;
}

export function createJudge({ ask, question, factsOf, onJudged, onFailed }: JudgeOptions): Judge {
  let people: ReadonlyMap<string, PersonFacts> = new Map();
  let known: string | null = null;
  let last = UNJUDGED;
  let dirty = false;
  let running: Promise<void> | null = null;

  async function judge(): Promise<void> {
    for (;;) {
      dirty = false;
      const { needed, findings, steps } = await ask({ ...question(), people });
      const key = needed.join('\n');
      if (key === known) {
        last = { findings, people, steps };
        onJudged(last);
        if (!dirty) return;
      } else {
        known = key;
        try {
          people = new Map((await factsOf(needed)).map((facts) => [facts.address, facts]));
        } catch (error) {
          known = null;
          throw error;
        }
      }
    }
  }

  function run(): Promise<void> {
    dirty = true;
    running ??= judge().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    changed: () => void run().catch(onFailed),
    peopleChanged() {
      known = null;
      run().catch(onFailed);
    },
    async settle() {
      await run();
      return last;
    },
  };
}
