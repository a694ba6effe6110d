import { describe, expect, it } from 'vitest';
import { backoffMs, hasSurvived } from '../../../engine/core/backoff.ts';
import type { MailErrorData } from '../../../shared/domain/problem.ts';

const MIDDLE = 0.5;
const lost: MailErrorData = { kind: 'connection', reason: 'reset' };

describe('The wait before the next try', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [3, 4_000],
    [6, 32_000],
    [9, 256_000],
    [10, 300_000],
    [1_000, 300_000],
  ])('after %i lost connections in a row is %i ms', (failures, ms) => {
    expect(backoffMs(failures, lost, MIDDLE)).toBe(ms);
  });

  it('never exceeds 20 s without a network, so that the return of the network is noticed', () => {
    expect(backoffMs(50, { kind: 'offline' }, MIDDLE)).toBe(20_000);
  });

  it.each(['throttled', 'certificate', 'unsupported', 'store'] as const)('is a minute at least after %s', (kind) => {
    expect(backoffMs(1, { kind }, 0)).toBeGreaterThanOrEqual(48_000);
  });

  it('is never shorter than what the server asked for', () => {
    expect(backoffMs(1, { kind: 'throttled', retryAfterMs: 3_600_000 }, 0)).toBe(3_600_000);
  });

  it('is spread by a fifth to either side', () => {
    expect(backoffMs(3, lost, 0)).toBe(3_200);
    expect(backoffMs(3, lost, 1)).toBe(4_800);
  });
});

describe('A session', () => {
  it('has survived after half a minute', () => {
    expect(hasSurvived(0, 29_999)).toBe(false);
    expect(hasSurvived(0, 30_000)).toBe(true);
  });
});
