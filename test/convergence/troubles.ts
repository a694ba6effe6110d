// What goes wrong in a round of a seed, and how it ends. A cut counts bytes from the beginning of its round; what happens
// after a time is let happen by a timer. Everything is mended at the end of the round, as networks are, but for the
// engine that was killed: the next round starts another.
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineChild } from '../engine/engine-child.ts';
import type { Lane } from './lane.ts';
import type { Trouble } from './plan.ts';

export interface Troubles {
  /** Ends with everything mended. Answers the troubles that really happened. */
  end(): Promise<Trouble[]>;
}

export interface Victim {
  engine: EngineChild;
  setClockAhead(aheadMs: number): void;
  /** Kills it; the rest of the round finds it gone. */
  kill(): Promise<void>;
}

export function makeTrouble(lane: Lane, victim: Victim, troubles: readonly Trouble[]): Troubles {
  const calledOff = new AbortController();
  const happening = troubles.map((trouble) => begin(lane, victim, trouble, calledOff.signal));
  return {
    async end() {
      calledOff.abort();
      const outcomes = await Promise.all(happening);
      const happened = outcomes.map((happens) => happens());
      lane.lines.incoming.heal();
      lane.lines.outgoing.heal();
      lane.lines.collecting.heal();
      lane.disk.makeRoom();
      return troubles.filter((_, i) => happened[i]);
    },
  };
}

const CUT_PATIENCE_MS = 500;
const LOOK_MS = 20;

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

type Happened = () => boolean;
const always: Happened = () => true;

async function begin(lane: Lane, victim: Victim, trouble: Trouble, calledOff: AbortSignal): Promise<Happened> {
  const { incoming, outgoing, collecting } = lane.lines;
  const after = async (ms: number, what: () => Promise<void>): Promise<Happened> => {
    await sleep(ms, undefined, { signal: calledOff }).catch(() => undefined);
    await what();
    return always;
  };
  switch (trouble.kind) {
    case 'none':
      return always;
    case 'cut': {
      const line = lane.lines[trouble.line];
      const before = line.cuts();
      const hasCut = () => line.cuts() > before;
      line.cutIn(trouble.direction, trouble.bytes);
      await aborted(calledOff);
      // The bytes may be on their way still.
      for (let waitedMs = 0; waitedMs < CUT_PATIENCE_MS && !hasCut(); waitedMs += LOOK_MS) await sleep(LOOK_MS);
      return hasCut;
    }
    case 'slow':
      incoming.set({ latencyMs: trouble.latencyMs });
      outgoing.set({ latencyMs: trouble.latencyMs });
      collecting.set({ latencyMs: trouble.latencyMs });
      return always;
    case 'stall':
      incoming.set({ stall: true });
      outgoing.set({ stall: true });
      collecting.set({ stall: true });
      return after(trouble.forMs, async () => {
        incoming.set({ stall: false });
        outgoing.set({ stall: false });
        collecting.set({ stall: false });
      });
    case 'refuse':
      incoming.set({ refuse: true });
      outgoing.set({ refuse: true });
      collecting.set({ refuse: true });
      incoming.cut();
      outgoing.cut();
      collecting.cut();
      return always;
    case 'killServer':
    case 'stopServer':
      return after(trouble.afterMs, async () => {
        await lane.server.end('dovecot', trouble.kind === 'killServer' ? 'SIGKILL' : 'SIGTERM');
        await lane.server.start('dovecot');
      });
    case 'killSubmission':
      return after(trouble.afterMs, async () => {
        await lane.server.end('postfix', 'SIGKILL');
        await lane.server.start('postfix');
      });
    case 'killEngine':
      return after(trouble.afterMs, () => victim.kill());
    case 'fullDisk':
      lane.disk.fill();
      return always;
    case 'clockJump':
      victim.setClockAhead(trouble.aheadMs);
      return always;
  }
}
