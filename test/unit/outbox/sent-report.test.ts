// « J'ai montré des adresses », of a message as it lies in Envoyés: with its Cci, and what its files show.
import { beforeEach, expect, test } from 'vitest';
import { sentReport } from '../../../engine/outbox/index.ts';
import { saveContact } from '../../../engine/store/contacts.ts';
import { dismissalOf } from '../../../shared/guard/index.ts';
import { type Desk, factsOf, openDesk } from './desk.ts';
import { scannerHere } from './scanner-here.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  for (const address of ['mere@orange.fr', 'pere@free.fr', 'oncle@sfr.fr']) {
    desk.store.transaction((tx) => saveContact(tx, { address, roles: ['family'] }));
  }
});

/** Sent as it is; answers what is reported of it. */
async function reported(content: Parameters<Desk['write']>[0], file?: string) {
  const draftId = desk.write(content);
  if (file) {
    const bytes = Buffer.from(file);
    desk.drafts.attach({ draftId, name: 'liste.csv', type: 'text/csv', bytes, inline: false });
  }
  const { held } = await desk.outbox.send({ draftId, when: 'now', dismissed: [] });
  const dismissed = held.map((one) => ({ ...dismissalOf(one), reason: 'other' as const }));
  if (held.length > 0) await desk.outbox.send({ draftId, when: 'now', dismissed });
  desk.at(desk.now() + 20_000);
  await desk.idle();
  await desk.settle();
  expect(desk.sent).toHaveLength(1);
  const deps = {
    store: desk.store,
    factsOf: (addresses: string[]) => factsOf(desk, addresses),
    pupils: () => [],
    scanner: scannerHere(),
    nowAt: desk.now,
  };
  return sentReport(deps, desk.ids('Sent')[0]!);
}

test('families in À are told, place and number, and apologised to in Cci', async () => {
  const report = await reported({ toAddresses: ['mere@orange.fr', 'pere@free.fr'] });
  expect(report!.shown).toEqual([
    { surface: 'S1', addresses: ['mere@orange.fr', 'pere@free.fr'], readers: ['mere@orange.fr', 'pere@free.fr'] },
  ]);
  expect(report!.apologyTo.bcc).toHaveLength(2);
  expect(report!.reportBeforeAt).toBe(desk.now() + 72 * 3_600_000);
});

test('an address in an attached list was shown to those in Cci, who are known from the copy', async () => {
  const bcc = ['mere@orange.fr', 'pere@free.fr'].map((address) => ({
    kind: 'address' as const,
    address: { name: null, address },
  }));
  const report = await reported({ toAddresses: ['claire@ac-lyon.fr'], bcc }, 'nom;courriel\noncle;oncle@sfr.fr\n');
  expect(report!.shown).toEqual([
    { surface: 'S6', addresses: ['oncle@sfr.fr'], readers: ['mere@orange.fr', 'pere@free.fr'] },
  ]);
});

test('a message that showed nobody has nothing to tell', async () => {
  expect(await reported({ toAddresses: ['mere@orange.fr'] })).toBeNull();
});
