// What goes on behind the windows is a line in the activity panel as long as it goes on, with what may be done about it.
import { expect, it } from 'vitest';
import { createActivities } from '../../../engine/core/activities.ts';
import { createFilterRuns } from '../../../engine/filters/index.ts';
import { digestSource } from '../../../engine/mime/digest.ts';
import { createOperations } from '../../../engine/operations/index.ts';
import {
  countUnreadAttachments,
  nextUnreadAttachments,
  passOverAttachments,
} from '../../../engine/store/attached-texts.ts';
import { saveFilter } from '../../../engine/store/filters.ts';
import { saveSources } from '../../../engine/store/sources.ts';
import { watchBackground } from '../../../engine/watch-background.ts';
import type { Activity } from '../../../shared/domain/activity.ts';
import type { CleanUp } from '../../../shared/domain/clean-up.ts';
import { SetupId } from '../../../shared/domain/ids.ts';
import type { WaitingSetup, WaitingSetupState } from '../../../shared/domain/waiting-setup.ts';
import { addAccount, addMailbox, deliver, fillable, header, scratchStore } from '../../store/scratch-store.ts';

const WITH_FILE = [
  'From: a@b.fr\r\nSubject: Sortie\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n',
  '--b\r\nContent-Type: text/plain\r\n\r\nVoir ci-joint.',
  '--b\r\nContent-Type: application/pdf; name="plan.pdf"\r\nContent-Disposition: attachment; filename="plan.pdf"\r\n',
  '%PDF-1.4\r\n--b--\r\n',
].join('\r\n');

const SETUP: Omit<WaitingSetup, 'state'> = {
  ...{ id: SetupId.parse(7), address: 'claire@ac-lyon.fr', name: 'Claire', protocol: 'imap', passwordKept: 'keychain' },
  ...{ leaveOnServer: { kind: 'days', days: 14 }, identifiant: null, applicationPassword: false },
  ...{ agreedHosts: [], agreedPop3: false, shared: [] },
};

function scene() {
  const { store, fill } = fillable(scratchStore());
  const accountId = addAccount(store);
  const inbox = addMailbox(store, accountId);
  const operations = createOperations({
    ...{ store, nowAt: () => 0, onProblem: () => {}, onQueued: () => {}, onSourcesWanted: () => {} },
  });
  const filterRuns = createFilterRuns({ store, operations, now: () => 0, onProgress: () => {} });
  const done: string[] = [];
  const attachments = { isWanted: true, isFree: true };
  let cleanUp: CleanUp | null = null;
  let setup: WaitingSetup | null = null;
  const activities = createActivities(() => {});
  watchBackground(activities, {
    store,
    attachments: {
      wanted: () => attachments.isWanted,
      mayRead: () => attachments.isWanted && attachments.isFree,
      want(wanted) {
        attachments.isWanted = wanted;
      },
    },
    filterRuns,
    cleanUps: { state: () => cleanUp, stop: (id) => done.push(`stop ${id}`) },
    setups: { list: () => (setup ? [setup] : []), tryNow: (id) => done.push(`try ${id}`) },
  });
  const lines = (kind: Activity['kind']) => activities.report().activities.filter((one) => one.kind === kind);
  return {
    ...{ store, fill, accountId, inbox, filterRuns, activities, attachments, done },
    line: (kind: Activity['kind']) => lines(kind)[0],
    put: (state: CleanUp) => {
      cleanUp = state;
    },
    wait: (state: WaitingSetupState) => {
      setup = { ...SETUP, state };
    },
  };
}

it('attachments that are read: how many of how many, waiting for mail that comes in, paused and gone on with', () => {
  const { store, accountId, inbox, attachments, activities, line } = scene();
  expect(line('attachments')).toBeUndefined();
  const ids = deliver(store, accountId, inbox, [header(1), header(2)]);
  const file = (n: number) => new TextEncoder().encode(`X-Number: ${n}\r\n${WITH_FILE}`);
  store.transaction((tx) =>
    saveSources(
      tx,
      ids.map((messageId, n) => ({ messageId, digest: digestSource(file(n)) })),
    ),
  );
  expect(countUnreadAttachments(store.reads)).toBe(2);
  expect(line('attachments')).toMatchObject({ state: 'running', progress: { done: 0, total: 2 }, canRetry: false });
  store.transaction((tx) => passOverAttachments(tx, nextUnreadAttachments(tx)!.sourceId));
  expect(line('attachments')).toMatchObject({ progress: { done: 1, total: 2 } });
  attachments.isFree = false;
  expect(line('attachments')).toMatchObject({ state: 'waiting', canStop: true });
  activities.stop(line('attachments')!.id);
  expect(line('attachments')).toMatchObject({ state: 'paused', canStop: false, canRetry: true });
  activities.retry(line('attachments')!.id);
  expect(attachments.isWanted).toBe(true);
});

it('filters over a folder: told while they run, and kept with what ended them until it was tried again or seen', async () => {
  const { store, fill, accountId, inbox, filterRuns, activities, line } = scene();
  deliver(
    store,
    accountId,
    inbox,
    Array.from({ length: 300 }, (_, n) => header(n + 1)),
  );
  const content = { name: 'f', accountId: null, enabled: true, onArrival: false, match: 'all' as const };
  store.transaction((tx) => saveFilter(tx, null, { ...content, conditions: [], actions: [{ kind: 'star' }] }));
  filterRuns.start({ mailboxId: inbox, filterIds: null });
  expect(line('filters')).toMatchObject({ mailboxId: inbox, state: 'running', progress: { done: 0, total: 300 } });
  await expect.poll(() => filterRuns.state()?.state).toBe('done');
  expect(line('filters')).toBeUndefined();
  fill();
  filterRuns.start({ mailboxId: inbox, filterIds: null });
  await expect.poll(() => line('filters')?.state).toBe('failed');
  expect(line('filters')).toMatchObject({ problem: { reason: 'diskFull' }, canRetry: true });
  activities.retry(line('filters')!.id);
  expect(line('filters')?.state).toBe('running');
  await expect.poll(() => line('filters')?.state).toBe('failed');
  activities.stop(line('filters')!.id);
  expect(line('filters')).toBeUndefined();
});

it('a clean-up: what left the server of what is to leave it, and stopped by account', () => {
  const { accountId, activities, done, line, put } = scene();
  const of = (count: number) => ({ count, sizeBytes: count * 1_000 });
  put({ begunAt: 0, folder: 'x', chosen: of(10), freed: of(4), kept: of(4), waiting: of(5) });
  expect(line('cleanUp')).toMatchObject({ accountId, state: 'running', progress: { done: 4, total: 9 } });
  activities.stop(line('cleanUp')!.id);
  expect(done).toEqual([`stop ${accountId}`]);
  put({ begunAt: 0, folder: 'x', chosen: of(10), freed: of(9), kept: of(9), waiting: of(0) });
  expect(line('cleanUp')).toBeUndefined();
});

it('an account that waits for its servers: when it is tried again, at once if one likes, and what only the person can say', () => {
  const { activities, done, line, wait } = scene();
  wait({ kind: 'waiting', problem: null, retryAt: 60_000 });
  expect(line('setup')).toMatchObject({ label: 'claire@ac-lyon.fr', state: 'waiting', retryAt: 60_000 });
  activities.retry(line('setup')!.id);
  expect(done).toEqual(['try 7']);
  wait({ kind: 'searching' });
  expect(line('setup')).toMatchObject({ state: 'running', canRetry: false });
});
