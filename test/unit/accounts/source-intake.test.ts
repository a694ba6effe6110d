import { describe, expect, it } from 'vitest';
import { type DigestedSource, type IntakeLimits, openSourceIntake } from '../../../engine/accounts/source-intake.ts';
import { type Deferred, deferred } from '../../../engine/core/deferred.ts';
import type { SourceDigest } from '../../../engine/core/message-facts.ts';
import type { LostSource, ParseDefect } from '../../../engine/mime/parse-pool.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { MailError } from '../../../shared/domain/problem.ts';

const LIMITS: IntakeLimits = { inFlightBytes: 100, batchBytes: 1_000, batchMessages: 3, batchMs: 10_000 };
const id = (number: number) => number as MessageId;
const bytes = (length: number) => new Uint8Array(length);

/** A parser whose answers the test gives, one by one. */
function setUp(limits: Partial<IntakeLimits> = {}, save?: (batch: DigestedSource[]) => void) {
  const digests: Deferred<SourceDigest | LostSource>[] = [];
  const blames: (ParseDefect | null)[] = [];
  const saved: number[][] = [];
  const intake = openSourceIntake(
    (_raw, blamed) => {
      blames.push(blamed);
      const one = deferred<SourceDigest | LostSource>();
      digests.push(one);
      return one.promise;
    },
    save ?? ((batch) => void saved.push(batch.map(({ messageId }) => messageId))),
    { ...LIMITS, ...limits },
  );
  const digest = (index: number, packedBytes = 1) =>
    digests[index]!.resolve({ packed: { encoding: 'raw', bytes: bytes(packedBytes) } } as SourceDigest);
  return { intake, digest, digests, saved, blames };
}

const isPending = async (promise: Promise<unknown>) => {
  const nothing = Symbol('nothing');
  await new Promise((resolve) => setImmediate(resolve));
  return (await Promise.race([promise, Promise.resolve(nothing)])) === nothing;
};

describe('The intake of sources', () => {
  it('stores several in one transaction, in the order they were read', async () => {
    const { intake, digest, saved } = setUp();
    for (let number = 1; number <= 3; number += 1) await intake.admit(id(number), bytes(10));
    digest(1);
    digest(0);
    digest(2);
    await intake.settled();
    expect(saved).toEqual([[2, 1, 3]]);
  });

  it('stores what is left when someone waits for it, without waiting for a full batch', async () => {
    const { intake, digest, saved } = setUp();
    await intake.admit(id(1), bytes(10));
    const settled = intake.settled();
    digest(0);
    await settled;
    expect(saved).toEqual([[1]]);
  });

  it('tells what was lost with a parser, and gives it with what it was lost for when it comes again', async () => {
    const { intake, digest, digests, saved, blames } = setUp();
    await intake.admit(id(1), bytes(10));
    await intake.admit(id(2), bytes(10));
    const settled = intake.settled();
    digests[0]!.resolve({ lost: 'tooSlow' });
    digest(1);
    await settled;
    expect(saved).toEqual([[2]]);
    expect(intake.isInFlight(id(1))).toBe(false);
    expect(intake.takeLost()).toEqual([1]);
    expect(intake.takeLost()).toEqual([]);
    await intake.admit(id(1), bytes(10));
    expect(blames).toEqual([null, null, 'tooSlow']);
  });

  it('stores what is read when all that is held waits for it', async () => {
    const { intake, digest, saved } = setUp();
    const admitted = intake.admit(id(1), bytes(100));
    digest(0);
    await admitted;
    expect(saved).toEqual([[1]]);
  });

  it('closes a batch that is heavy enough', async () => {
    const { intake, digest, saved } = setUp({ batchBytes: 50 });
    await intake.admit(id(1), bytes(10));
    await intake.admit(id(2), bytes(10));
    digest(0, 60);
    await new Promise((resolve) => setImmediate(resolve));
    expect(saved).toEqual([[1]]);
  });

  it('makes the stream wait while too much is held', async () => {
    const { intake, digest } = setUp({ batchMessages: 1 });
    const waiting = intake.admit(id(1), bytes(200));
    expect(await isPending(waiting)).toBe(true);
    expect(intake.isInFlight(id(1))).toBe(true);
    digest(0);
    await waiting;
    expect(intake.isInFlight(id(1))).toBe(false);
  });

  it('tells the stream when storing fails, and takes nothing more', async () => {
    const full = new MailError({ kind: 'store', reason: 'diskFull' });
    const { intake, digest } = setUp({ batchMessages: 1 }, () => {
      throw full;
    });
    const waiting = intake.admit(id(1), bytes(200));
    digest(0);
    await expect(waiting).rejects.toBe(full);
    await expect(intake.admit(id(2), bytes(1))).rejects.toBe(full);
    await expect(intake.settled()).rejects.toBe(full);
  });

  it('stores nothing after it was closed', async () => {
    const { intake, digest, digests, saved } = setUp({ batchMessages: 1 });
    await intake.admit(id(1), bytes(10));
    await intake.admit(id(2), bytes(10));
    await intake.close(0);
    digest(0);
    digests[1]!.reject(new Error('the parse pool is closed'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(saved).toEqual([]);
  });

  it('waits with closing for what is nearly done', async () => {
    const { intake, digest, saved } = setUp();
    await intake.admit(id(1), bytes(10));
    const closing = intake.close(10_000);
    digest(0);
    await closing;
    expect(saved).toEqual([[1]]);
  });
});
