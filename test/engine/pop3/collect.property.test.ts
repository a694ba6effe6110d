// Whatever a server does to its ids, and wherever the line is cut: nothing is lost, nothing comes twice, and nothing
// goes from the server but what is safe here or what the person deleted.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FakePop3Server } from '../../servers/fake-pop3-server.ts';
import { testMessage } from '../imap/fixture.ts';
import { type CollectingAccount, collectingAccount, DAY_MS } from './collect-fixture.ts';

const small = fc.nat({ max: 9 });
const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('deliver' as const), count: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('collect' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cut' as const), bytes: fc.integer({ min: 100, max: 4_000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const), most: small }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('renumber' as const), by: small }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sameId' as const), pick: small, other: small }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('noId' as const), pick: small }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('knows' as const), uidl: fc.boolean(), top: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sizes' as const), by: small }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('otherDeletes' as const), pick: small }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deleteHere' as const), pick: small }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('days' as const), count: fc.integer({ min: 1, max: 9 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('quits' as const),
      how: fc.constantFrom('unanswered' as const, 'forgotten' as const, 'partly' as const),
    }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

const leaves = fc.constantFrom(
  { kind: 'always' } as const,
  { kind: 'days', days: 3 } as const,
  { kind: 'untilDeletedHere' } as const,
);

interface World {
  account: CollectingAccount;
  delivered: string[];
  deletedByOthers: Set<string>;
  deletedHere: Set<string>;
}

const subjectOf = (raw: string) => /^Subject: (.*)$/m.exec(raw)![1]!.trim();
const pickOf = <T>(items: readonly T[], pick: number): T | undefined => items[pick % Math.max(1, items.length)];
/** What breaks off in between is taken up later. */
const broken = () => undefined;

async function act(world: World, one: Action): Promise<void> {
  const { account, delivered } = world;
  const { server } = account;
  switch (one.do) {
    case 'deliver':
      return deliver(world, one.count);
    case 'collect':
      return void (await account.collect());
    case 'cut':
      server.cutAfterBytes = one.bytes;
      await account.collect().catch(broken);
      server.cutAfterBytes = Number.POSITIVE_INFINITY;
      return;
    case 'stop':
      return void (await account.collect({ most: one.most }));
    case 'renumber':
      return giveIds(server, (i) => `${one.by}-${delivered.length}-${i}`);
    case 'sameId': {
      const [message, other] = [pickOf(server.messages, one.pick), pickOf(server.messages, one.other)];
      if (message && other) message.uidl = other.uidl;
      return;
    }
    case 'noId': {
      const message = pickOf(server.messages, one.pick);
      if (message) message.uidl = null;
      return;
    }
    case 'knows':
      server.knowsUidl = one.uidl;
      server.knowsTop = one.top;
      return;
    case 'sizes':
      for (const message of server.messages) message.listedBytes = Buffer.byteLength(message.raw) + one.by;
      return;
    case 'otherDeletes': {
      const gone = pickOf(server.messages, one.pick);
      if (!gone) return;
      world.deletedByOthers.add(subjectOf(gone.raw));
      server.messages = server.messages.filter((message) => message !== gone);
      return;
    }
    case 'deleteHere': {
      const row = pickOf(account.rowsIn('inbox'), one.pick);
      if (!row) return;
      world.deletedHere.add(row.subject);
      return account.deleteForGood(row.subject);
    }
    case 'days':
      account.clock.nowAt += one.count * DAY_MS;
      return;
    case 'quits':
      server.quitting = one.how;
      await account.collect().catch(broken);
      server.quitting = 'answered';
  }
}

/** No two are of one size: what bears another's id and size is taken for it (docs/server-lore.md). */
function deliver({ account, delivered }: World, count: number): void {
  for (let i = 0; i < count; i++) {
    const subject = `Lettre ${'x'.repeat(20 * delivered.length)}${delivered.length}`;
    delivered.push(subject);
    account.server.add({ raw: testMessage(subject), uidl: `id-${delivered.length}` });
  }
}

function giveIds(server: FakePop3Server, idOf: (i: number) => string): void {
  for (const [i, message] of server.messages.entries()) message.uidl = idOf(i);
}

it('nothing is lost, nothing comes twice, nothing goes from the server that is not safe', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 25 }), leaves, async (actions, leave) => {
      const account = await collectingAccount(leave);
      try {
        const world: World = { account, delivered: [], deletedByOthers: new Set(), deletedHere: new Set() };
        for (const one of actions) await act(world, one);
        await account.collect();
        const here = account.subjects();
        const there = account.server.messages.map(({ raw }) => subjectOf(raw));
        expect(new Set(here).size).toBe(here.length);
        for (const subject of world.delivered) {
          if (world.deletedHere.has(subject)) expect(here).not.toContain(subject);
          else if (there.includes(subject) || !world.deletedByOthers.has(subject)) expect(here).toContain(subject);
          if (leave.kind === 'always' && !world.deletedByOthers.has(subject)) expect(there).toContain(subject);
        }
        if (leave.kind === 'untilDeletedHere') {
          for (const subject of world.deletedHere) expect(there).not.toContain(subject);
        }
      } finally {
        await account.close();
      }
    }),
    { numRuns: 60 },
  );
}, 240_000);
