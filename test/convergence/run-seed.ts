// One seed from its first step to its verdict: the account is set up, the rounds of its plan happen, everything is
// mended, and when the engine is at rest all of it is held against the server and against the ledger.
import { setTimeout as sleep } from 'node:timers/promises';
import { MailError } from '../../shared/domain/problem.ts';
import type { EngineChild, EngineHome } from '../engine/engine-child.ts';
import { sha256 } from '../engine/server-mail.ts';
import { newAccount } from '../engine/start-engine.ts';
import { openPlainImap, type PlainImap, quoted } from '../servers/plain-imap.ts';
import { type Lane, ownerOf, PASSWORD, recipientOf } from './lane.ts';
import { expectLetter, type Ledger, newLedger } from './ledger.ts';
import { actAsOthers, letterSource } from './others.ts';
import { actAsPerson, type Person } from './person.ts';
import { OWN_PLACES, PARENT, type Plan, type Round, type Step, type Trouble } from './plan.ts';
import { restAndJudge } from './rest.ts';
import { leaveOf, SETS } from './sets.ts';
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
    report.wrong.push(error.stack ?? error.message, lane.server.logs().slice(-4_000));
  } finally {
    lane.disk.makeRoom();
    lane.lines.incoming.heal();
    lane.lines.outgoing.heal();
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

async function deliverFirst({ lane: { server }, plan, ledger }: Running): Promise<void> {
  const owner = ownerOf(plan.seed);
  const imap = await openPlainImap(server.ports.imap, server.address(owner), PASSWORD);
  const paths = new Map(OWN_PLACES.map((place) => [place, PARENT[place] ? `${PARENT[place]}/${place}` : place]));
  for (const path of SETS[plan.set].protocol === 'pop3' ? [] : paths.values()) {
    await imap.run(`CREATE ${quoted(path)}`);
    await imap.run(`SUBSCRIBE ${quoted(path)}`);
  }
  for (const [index, place] of plan.letters.entries()) {
    const source = letterSource(index + 1, owner, server.address(recipientOf(plan.seed)));
    await imap.append(paths.get(place) ?? place, source);
    expectLetter(ledger, index + 1, place, sha256(Buffer.from(source)));
  }
  await imap.close();
}

async function setUp({ engine, lane, plan, ledger }: Running): Promise<void> {
  const { incoming, outgoing, ...account } = newAccount(lane.server, ownerOf(plan.seed), PASSWORD);
  await engine.client.settings.set({ undoSendMs: 60 });
  const create = () =>
    engine.client.accounts.create({
      ...account,
      protocol: SETS[plan.set].protocol,
      leaveOnServer: leaveOf(plan.set),
      incoming: { ...incoming, port: lane.lines.incoming.port },
      outgoing: { ...outgoing, port: lane.lines.outgoing.port },
    });
  // Postfix keeps a line to Dovecot's passwords, which breaks when an earlier seed killed Dovecot: the next one holds.
  const { check } = await untilOk(create);
  if (!check.ok) throw new Error(`the account could not be set up: ${JSON.stringify(check)}`);
  // Without the mailboxes there is nothing that a person could do.
  const known = SETS[plan.set].protocol === 'pop3' ? 1 : 6 + OWN_PLACES.length;
  await engine.until(async () => (await engine.client.mailboxes.list()).length >= known);
  if (plan.impatient) return;
  await engine.until(async () => {
    const [status] = await engine.client.accounts.status();
    return status?.phase === 'watching' && status.messagesOffline === plan.letters.length;
  });
  for (const letter of ledger.letters.values()) letter.wasHereFirst = true;
}

const SET_UP_TRIES = 5;

async function untilOk<Answer extends { check: { ok: boolean } }>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let left = SET_UP_TRIES; ; left -= 1) {
    const answer = await ask();
    if (answer.check.ok || left === 0) return answer;
  }
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
