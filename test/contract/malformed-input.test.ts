import { describe, expect, it } from 'vitest';
import { hostContract, windowContract } from '../../shared/contract/index.ts';
import type { Area } from '../../shared/contract/procedure.ts';
import { connectInProcess } from './in-process.ts';

const contract: Record<string, Area> = { ...windowContract, ...hostContract };

const procedures = Object.entries(contract).flatMap(([area, table]) =>
  Object.entries(table).map(([name, { input }]) => ({ area, name, method: `${area}.${name}`, input })),
);

/** Values of every wrong shape; what a schema happens to accept (an empty patch, say) is not malformed. */
const WRONG: unknown[] = [null, 0, '', 'x', true, [], {}, [1], { ids: 'x' }, { messageId: -1, ids: [] }, new Date(0)];

function refusingAllCalls() {
  const calls: string[] = [];
  const handlers = Object.fromEntries(
    Object.entries(contract).map(([area, table]) => [
      area,
      Object.fromEntries(Object.keys(table).map((name) => [name, () => void calls.push(`${area}.${name}`)])),
    ]),
  );
  return { calls, ...connectInProcess(contract, handlers as never) };
}

describe('Malformed input', () => {
  it.each(procedures)('never reaches the handler of $method', async ({ area, name, input }) => {
    const malformed = WRONG.filter((value) => !input.safeParse(value).success);
    expect(malformed.length).toBeGreaterThan(3);
    const { client, calls, closeClientSide } = refusingAllCalls();
    for (const value of malformed) {
      const outcome = await client[area]![name]!(value as never).then(
        () => 'answered',
        (error: { kind: string }) => error.kind,
      );
      expect(outcome).toBe('invalid');
    }
    expect(calls).toEqual([]);
    closeClientSide();
  });
});
