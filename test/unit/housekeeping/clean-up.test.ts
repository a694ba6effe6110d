// « Ménage guidé », ended at every point: by a kill, by a full disk, by a cut line, by a server that lies, by others at
// work on the same mailbox. Whatever happens, each message is whole in one place at least, and at rest in one only.
import { expect, test } from 'vitest';
import { createCleanUps } from '../../../engine/housekeeping/clean-up.ts';
import { messageByUid } from '../../../engine/store/messages.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { type CarryScene, openCarryScene } from '../operations/carry-scene.ts';
import { CUT } from '../operations/fake-server.ts';

const ARCHIVED = 'local a@ac-lyon.fr/Courrier entrant';

async function openHouse(letters: number, more: Parameters<typeof openCarryScene>[0] = {}) {
  const scene = await openCarryScene({ letters: 0, downloaded: false, ...more });
  for (let n = 1; n <= letters; n += 1) scene.servers.a.deliver('INBOX', numbered(n));
  await scene.sync('a', false);
  return scene;
}

function numbered(n: number): Uint8Array {
  const id = n % 3 === 0 ? '' : `Message-ID: <n${n}@test>\r\n`;
  const head = `From: Paul <paul@ac-lyon.fr>\r\nSubject: Letter ${n}\r\nDate: Tue, 4 Apr 2023 09:08:00 +0200\r\n${id}`;
  return new TextEncoder().encode(`${head}\r\nHello n${n}.\r\n`);
}

function begin(scene: CarryScene, keep: MessageId[]) {
  const now = () => Date.now();
  const cleanUps = createCleanUps({ store: scene.store, operations: scene.operations(), language: () => 'fr', now });
  try {
    cleanUps.begin({ accountId: scene.accounts.a, keep, destroyTrash: false, destroyJunk: false });
  } catch (error) {
    if (error instanceof MailError && error.kind !== 'store') throw error;
  }
  return cleanUps;
}

const all = (letters: number) => Array.from({ length: letters }, (_, n) => `n${n + 1}`).sort();
const bodies = (lines: readonly string[]) => lines.map((line) => line.split(': ')[1]).sort();

test.each(['before', 'after', 'full'] as const)('ended at each of its transactions (%s)', async (when) => {
  const points = 9;
  const scene = await openHouse(points);
  const ids = scene.ids('a INBOX').toSorted((a, b) => a - b);
  for (let n = 1; n <= points; n += 1) {
    if (when === 'full') scene.fillDiskAt(n);
    else scene.killAt(n, when);
    begin(scene, [ids[n - 1]!]);
    await scene.fetchWanted('a');
    await scene.run('a');
    expect(bodies([...scene.held(), ...scene.archived()])).toEqual(expect.arrayContaining(all(points)));
    // Where it never began it is begun again.
    if (scene.ids('a INBOX').includes(ids[n - 1]!)) begin(scene, [ids[n - 1]!]);
    await scene.settle();
    expect(scene.archived()).toHaveLength(n);
    expect(scene.pending()).toBe(0);
  }
  expect(bodies(scene.archived())).toEqual(all(points));
  expect(scene.held()).toEqual([]);
  expect(scene.problems).toEqual([]);
});

test.each(['before', 'after'] as const)(
  'cut at each of its commands (%s), on a server without UIDPLUS',
  async (when) => {
    const points = 5;
    const scene = await openHouse(points, { uidplus: false });
    const ids = scene.ids('a INBOX').toSorted((a, b) => a - b);
    for (let n = 1; n <= points; n += 1) {
      begin(scene, [ids[n - 1]!]);
      await scene.fetchWanted('a');
      await scene.run('a', { atCall: n, when, error: CUT });
      await scene.settle();
      expect(scene.archived()).toHaveLength(n);
    }
    expect(bodies(scene.archived())).toEqual(all(points));
    expect(scene.held()).toEqual([]);
  },
);

test('what another program takes away before it came here is not said to be kept; what it takes afterwards is here', async () => {
  const scene = await openHouse(2);
  const cleanUps = begin(scene, scene.ids('a INBOX'));
  const { messages } = scene.servers.a.mailboxes.get('INBOX')!;
  messages.delete(1);
  await scene.sync('a', false);
  await scene.settle();
  expect(scene.archived()).toEqual([`${ARCHIVED}: n2`]);
  expect(scene.held()).toEqual([]);
  expect(cleanUps.state(scene.accounts.a)).toMatchObject({ freed: { count: 2 }, kept: { count: 1 } });
});

test('a server that says that it deleted and did not: the message is there and here, nothing is lost', async () => {
  const scene = await openHouse(1);
  begin(scene, scene.ids('a INBOX'));
  scene.servers.a.forgetNext('destroy');
  await scene.settle();
  expect(scene.archived()).toEqual([`${ARCHIVED}: n1`]);
  expect(scene.held()).toEqual(['a INBOX: n1']);
  expect(scene.shown()).toEqual(['a INBOX: n1']);
});

test('on two PCs at once both have it, and the server is asked for nothing but this message', async () => {
  const first = await openHouse(2);
  const second = await openCarryScene({ letters: 0, downloaded: false, servers: first.servers });
  const wanted = ({ store, mailbox }: CarryScene) => [messageByUid(store.reads, mailbox('a INBOX'), 1)!];
  for (const scene of [first, second]) begin(scene, wanted(scene));
  await first.fetchWanted('a');
  await second.settle();
  await first.settle();
  for (const scene of [first, second]) {
    expect(bodies(scene.archived())).toEqual(['n1']);
    expect(scene.held()).toEqual(['a INBOX: n2']);
    expect(scene.pending()).toBe(0);
  }
});
