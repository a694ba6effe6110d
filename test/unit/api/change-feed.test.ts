import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChangeFeed } from '../../../engine/api/change-feed.ts';
import { throttled } from '../../../engine/api/throttle.ts';
import type { EngineEvent } from '../../../shared/contract/event.ts';
import type { MailboxId, MessageId } from '../../../shared/domain/ids.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const list = (id: number) => ({ areas: [], lists: [id as MailboxId], messages: [] });
const message = (id: number) => ({ areas: [], lists: [], messages: [id as MessageId] });

function setUp() {
  const told: EngineEvent[] = [];
  const feed = createChangeFeed((event) => told.push(event));
  return { feed, told };
}

describe('The change feed', () => {
  it('tells what one turn changed in the next', () => {
    const { feed, told } = setUp();
    feed.note(message(1));
    feed.note(message(2));
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(told).toMatchObject([{ messages: [1, 2] }]);
  });

  it('tells what was gathered in 50 ms as one event', () => {
    const { feed, told } = setUp();
    feed.note(message(9));
    vi.advanceTimersByTime(1);
    told.splice(0);
    feed.note(message(1));
    feed.note(list(7));
    feed.note(message(1));
    feed.note(message(2));
    expect(told).toEqual([]);
    vi.advanceTimersByTime(50);
    expect(told).toEqual([{ type: 'changed', areas: ['mailboxes'], lists: [7], messages: [1, 2] }]);
  });

  it('names no message when one change had too many', () => {
    const { feed, told } = setUp();
    feed.note(message(1));
    feed.note({ areas: [], lists: [], messages: null });
    vi.advanceTimersByTime(50);
    feed.note(message(2));
    vi.advanceTimersByTime(50);
    expect(told).toMatchObject([{ messages: null }, { messages: [2] }]);
  });

  it('slows down while changes do not stop, and is quick again after a pause', () => {
    const { feed, told } = setUp();
    for (let elapsedMs = 0; elapsedMs < 10_000; elapsedMs += 10) {
      feed.note(message(1));
      vi.advanceTimersByTime(10);
    }
    expect(told.length).toBeGreaterThan(35);
    expect(told.length).toBeLessThan(55);
    vi.advanceTimersByTime(1_000);
    const before = told.length;
    feed.note(message(1));
    vi.advanceTimersByTime(50);
    expect(told.length).toBe(before + 1);
  });

  it('is as quick when the clock of the PC was set back', () => {
    const { feed, told } = setUp();
    for (let elapsedMs = 0; elapsedMs < 2_000; elapsedMs += 10) {
      feed.note(message(1));
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(1_000);
    vi.setSystemTime(Date.now() - 3_600_000);
    const before = told.length;
    feed.note(message(1));
    vi.advanceTimersByTime(50);
    expect(told.length).toBe(before + 1);
  });
});

describe('Throttled work', () => {
  it('runs at once, then at most once in the interval, and never forgets the last call', () => {
    let runs = 0;
    const work = throttled(() => {
      runs += 1;
    }, 200);
    work();
    work();
    work();
    expect(runs).toBe(1);
    vi.advanceTimersByTime(200);
    expect(runs).toBe(2);
    vi.advanceTimersByTime(1_000);
    expect(runs).toBe(2);
  });
});
