// The one place where every room says what it is doing, so that a person finds all of it together. Two ways in: `begin`
// for work that nobody else keeps account of (filters, scans), `add` for a room that knows by itself (accounts, outbox,
// transfers) and is asked each time. Keeps nothing on the disk and decides nothing: stopping and trying again are the
// rooms' own.
import type { Activity, ActivityId, ActivityReport, PastProblem } from '../../shared/domain/activity.ts';

/** An activity as its room tells it; without `stop` or `retry` it offers none. */
export interface ActivityFacts
  extends Pick<Activity, 'kind'>,
    Partial<Pick<Activity, 'accountId' | 'mailboxId' | 'label' | 'state' | 'progress' | 'retryAt' | 'problem'>> {
  stop?: (() => void) | undefined;
  retry?: (() => void) | undefined;
}

export interface KeyedFacts extends ActivityFacts {
  /** Unlike any other of its kind. */
  key: string | number;
}

/** Work that was begun. */
export interface BegunActivity {
  /** What is left out stays. */
  tell(news: Partial<Omit<ActivityFacts, 'kind'>>): void;
  /** It is over, well or not. */
  end(): void;
}

export interface Activities {
  begin(facts: ActivityFacts): BegunActivity;
  /** `list` is asked each time; whoever adds it says `changed` when it would answer something else. */
  add(list: () => readonly KeyedFacts[]): void;
  changed(): void;
  noteProblem(problem: PastProblem): void;
  report(): ActivityReport;
  stop(id: ActivityId): void;
  retry(id: ActivityId): void;
  forgetProblems(): void;
}

const PROBLEMS_KEPT = 20;

export function createActivities(onChange: () => void): Activities {
  const rooms: (() => readonly KeyedFacts[])[] = [];
  const begun = new Map<number, ActivityFacts>();
  let problems: PastProblem[] = [];
  let last = 0;

  const all = (): KeyedFacts[] => [
    ...rooms.flatMap((list) => list()),
    ...[...begun].map(([number, facts]) => ({ ...facts, key: `begun ${number}` })),
  ];
  const find = (id: ActivityId) => all().find((facts) => idOf(facts) === id);

  return {
    begin(facts) {
      last += 1;
      const number = last;
      begun.set(number, facts);
      onChange();
      return {
        tell(news) {
          const before = begun.get(number);
          if (!before) return;
          begun.set(number, { ...before, ...news });
          onChange();
        },
        end() {
          if (begun.delete(number)) onChange();
        },
      };
    },
    add(list) {
      rooms.push(list);
    },
    changed: onChange,
    noteProblem(problem) {
      problems = [problem, ...problems].slice(0, PROBLEMS_KEPT);
      onChange();
    },
    report: () => ({ activities: all().map(shown), problems }),
    stop: (id) => find(id)?.stop?.(),
    retry: (id) => find(id)?.retry?.(),
    forgetProblems() {
      problems = [];
      onChange();
    },
  };
}

function idOf({ kind, key }: KeyedFacts): ActivityId {
  return `${kind} ${key}` as ActivityId;
}

function shown(facts: KeyedFacts): Activity {
  const {
    kind,
    accountId = null,
    mailboxId = null,
    label = null,
    state = 'running',
    progress = null,
    retryAt = null,
  } = facts;
  return {
    ...{ id: idOf(facts), kind, accountId, mailboxId, label, state, progress, retryAt },
    problem: facts.problem ?? null,
    canStop: facts.stop !== undefined,
    canRetry: facts.retry !== undefined,
  };
}
