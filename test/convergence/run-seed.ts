// One seed from its first step to its verdict: the account is set up, the rounds of its plan happen, everything is
// mended, and when the engine is at rest all of it is held against the server and against the ledger.
import { setTimeout as sleep } from 'node:timers/promises';
import { MailError } from '../../shared/domain/problem.ts';
import type { EngineChild, EngineHome } from '../engine/engine-child.ts';
import type { PlainImap } from '../servers/plain-imap.ts';
import { type Lane, ownerOf, PASSWORD, recipientOf } from './lane.ts';
import { type Ledger, newLedger } from './ledger.ts';
import { actAsOthers } from './others.ts';
import { actAsPerson, type Person } from './person.ts';
import { OWN_PLACES, PARENT, type Plan, type Round, type Step, type Trouble } from './plan.ts';
import { restAndJudge } from './rest.ts';
import { deliverFirst, setUp } from './set-up.ts';
import { deletesAllMarked, SETS } from './sets.ts';
import { makeTrouble } from './troubles.ts';

export interface SeedReport {
  plan: Plan;
  /** Empty: everything was as it has to be. */
  wrong: string[];
  story: string[];
  tookMs: number;
  /** How often each really happened. */
  actions: Record<string, number>;
  troubles: Record<string, number>;
  unknown: number;
}

export interface Running {
  lane: Lane;
  plan: Plan;
  home: EngineHome;
  ledger: Ledger;
  engine: EngineChild;
  clockAheadMs: number;
  others: { imap: PlainImap | null };
  report: SeedReport;
  /** One line of the story, with its time. */
  tell(line: string): void;
  startEngine(): void;
}

export async function runSeed(lane: Lane, plan: Plan): Promise<SeedReport> {
  const startedAt = performance.now();
  const report: SeedReport = { plan, wrong: [], story: [], tookMs: 0, actions: {}, troubles: {}, unknown: 0 };
  const home = lane.home(plan.seed);
  const running = begin(lane, plan, home, report, startedAt);
  try {
    await deliverFirst(running);
    running.tell('delivered');
    await setUp(running);
    running.tell('set up');
    for (const [index, round] of plan.rounds.entries()) await runRound(running, round, index + 1);
    await running.others.imap?.close();
    await restAndJudge(running);
    await running.engine.close();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    report.wrong.push(
      error.stack ?? error.message,
      running.engine.log().slice(-4_000),
      lane.server.logs().slice(-4_000),
    );
  } finally {
    lane.disk.makeRoom();
    lane.lines.incoming.heal();
    lane.lines.outgoing.heal();
    lane.lines.collecting.heal();
    home.remove();
    lane.forget(plan.seed);
  }
  report.tookMs = Math.round(performance.now() - startedAt);
  return report;
}

function begin(lane: Lane, plan: Plan, home: EngineHome, report: SeedReport, startedAt: number): Running {
  const running: Running = {
    lane,
    plan,
    home,
    ledger: newLedger(SETS[plan.set].protocol === 'pop3' ? [] : OWN_PLACES, PARENT),
    engine: home.start(),
    clockAheadMs: 0,
    others: { imap: null },
    report,
    tell: (line) => void report.story.push(`${String(Math.round(performance.now() - startedAt)).padStart(6)}  ${line}`),
    startEngine() {
      running.engine = home.start(running.clockAheadMs);
      listen(running);
    },
  };
  listen(running);
  return running;
}

/** A person is told of what was refused: from then on it may be as it was before. */
function listen({ engine, ledger, tell }: Running): void {
  engine.onEvent((event) => {
    if (event.type !== 'problem') return;
    tell(`  problem: ${JSON.stringify(event.problem)}`);
    if (event.problem.during === 'operation') ledger.refusals.push(event.problem.kind);
  });
}

async function runRound(running: Running, round: Round, number: number): Promise<void> {
  const { lane, report, tell } = running;
  tell(`--- round ${number}: ${JSON.stringify(round.troubles)}`);
  let killed: Promise<void> | null = null;
  const victim = {
    engine: running.engine,
    setClockAhead(aheadMs: number) {
      running.clockAheadMs = aheadMs;
      running.ledger.clocks.push(aheadMs);
      running.engine.setClockAhead(aheadMs);
    },
    kill() {
      killed = running.engine.kill();
      return killed;
    },
  };
  const troubles = makeTrouble(lane, victim, round.troubles);
  try {
    for (const step of round.steps) {
      if (killed !== null && step.who === 'person') continue;
      await takeStep(running, step);
    }
  } catch (error) {
    if (!(error instanceof MailError) || error.data.reason !== 'engineGone') throw error;
  } finally {
    for (const trouble of await troubles.end()) count(report.troubles, nameOf(trouble));
  }
  if (killed !== null) running.startEngine();
  else if (running.engine.hasEnded()) await running.engine.kill();
}

function nameOf(trouble: Trouble): string {
  return trouble.kind === 'cut' ? `cut ${trouble.line} ${trouble.direction}` : trouble.kind;
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

async function takeStep(running: Running, step: Step): Promise<void> {
  const { lane, plan, ledger, report, tell } = running;
  tell(
    `${step.who} ${JSON.stringify('act' in step ? step.act : step.pauseMs)}${'undo' in step && step.undo ? ', undone' : ''}`,
  );
  if (step.who === 'nobody') {
    await sleep(step.pauseMs);
    return;
  }
  let done: boolean;
  if (step.who === 'person') done = await actAsPerson(personOf(running), step.act, step.undo);
  else {
    const others = {
      server: lane.server,
      user: ownerOf(plan.seed),
      password: PASSWORD,
      ledger,
      deletesAllMarked: deletesAllMarked(plan.set),
      line: running.others,
      story: tell,
    };
    done = await actAsOthers(others, step.act);
  }
  if (done) count(report.actions, `${step.who} ${step.act.verb}${'undo' in step && step.undo ? ' + undo' : ''}`);
  else tell('  nothing to do it with');
}

function personOf(running: Running): Person {
  const { engine, ledger, lane, plan, tell } = running;
  return {
    engine,
    ledger,
    story: tell,
    recipient: lane.server.address(recipientOf(plan.seed)),
    clockAheadMs: () => running.clockAheadMs,
  };
}
