// A suspicious message is reported once, however often it is asked for; a report that was called back was not made.
import { expect, it } from 'vitest';
import { digestSource } from '../../../engine/mime/digest.ts';
import { move } from '../../../engine/operations/index.ts';
import { queuePhishingReport } from '../../../engine/outbox/index.ts';
import { putInto } from '../../../engine/store/message-intents.ts';
import { listOutbox } from '../../../engine/store/outbox.ts';
import { phishingReported } from '../../../engine/store/phishing-reports.ts';
import { openDesk } from './desk.ts';

const RAW = Buffer.from('From: quota@ac-poitlers.fr\r\nSubject: Quota\r\nMessage-ID: <q@x>\r\n\r\nCliquez.\r\n');
const TO = 'assistance@ac-lyon.fr';

async function suspicious() {
  const desk = await openDesk();
  const { store, accountId, now } = desk;
  const messageId = store.transaction((tx) =>
    putInto(tx, { id: desk.mailbox('INBOX'), accountId }, { digest: digestSource(RAW), flags: [], internalDateAt: 1 }),
  );
  const report = (id = messageId) =>
    queuePhishingReport(store, { messageId: id, raw: RAW, to: TO, language: 'fr', undoSendMs: 10_000, nowAt: now() });
  const told = () => phishingReported(store.reads, messageId);
  return { desk, messageId, report, told };
}

it('said twice it leaves once, and when it was said is known', async () => {
  const { desk, report, told } = await suspicious();
  expect(told()).toBeNull();
  const saidAt = desk.now();
  expect(report()).not.toBeNull();
  desk.at(saidAt + 3_000);
  expect(report()).toBeNull();
  expect(listOutbox(desk.store.reads)).toHaveLength(1);
  desk.at(saidAt + 60_000);
  await desk.idle();
  expect(report()).toBeNull();
  await desk.idle();
  expect(desk.sent).toHaveLength(1);
  expect(told()).toEqual({ to: TO, at: saidAt });
});

it('it stays reported in the mailbox that it is put into', async () => {
  const { desk, messageId, report, told } = await suspicious();
  report();
  desk.operations().perform(move, { ids: [messageId], mailboxId: desk.mailbox('Archive') });
  expect(told()).not.toBeNull();
  expect(report()).toBeNull();
});

it('a report that was called back can be made again', async () => {
  const { desk, report, told } = await suspicious();
  const outboxId = report()!;
  expect(desk.outbox.cancel(outboxId).cancelled).toBe(true);
  expect(told()).toBeNull();
  expect(report()).not.toBeNull();
  desk.at(desk.now() + 60_000);
  await desk.idle();
  expect(desk.sent).toHaveLength(1);
});
