import { expect, it } from 'vitest';
import { createActivities } from '../../../engine/core/activities.ts';

it('shows what was begun until it ends, and what rooms tell by themselves', () => {
  let changes = 0;
  const activities = createActivities(() => {
    changes += 1;
  });
  activities.add(() => [{ key: 3, kind: 'sync', state: 'waiting', retryAt: 5 }]);
  const filters = activities.begin({ kind: 'filters', label: 'Réception' });
  filters.tell({ progress: { done: 10, total: 100 } });
  const [sync, run] = activities.report().activities;
  expect(sync).toMatchObject({ id: 'sync 3', state: 'waiting', retryAt: 5, canStop: false, canRetry: false });
  expect(run).toMatchObject({
    kind: 'filters',
    label: 'Réception',
    state: 'running',
    progress: { done: 10, total: 100 },
  });
  filters.end();
  filters.tell({ label: 'too late' });
  filters.end();
  expect(activities.report().activities.map(({ kind }) => kind)).toEqual(['sync']);
  expect(changes).toBe(3);
});

it('hands a stop or another try to whose work it is, and ignores one that is over', () => {
  const done: string[] = [];
  const activities = createActivities(() => {});
  const scan = activities.begin({ kind: 'duplicates', stop: () => done.push('stop'), retry: () => done.push('retry') });
  const { id, canStop, canRetry } = activities.report().activities[0]!;
  expect([canStop, canRetry]).toEqual([true, true]);
  activities.stop(id);
  activities.retry(id);
  scan.end();
  activities.stop(id);
  expect(done).toEqual(['stop', 'retry']);
});

it('keeps the last twenty problems, the newest first, until they were read', () => {
  const activities = createActivities(() => {});
  for (let at = 1; at <= 25; at += 1) activities.noteProblem({ at, accountId: null, error: { kind: 'offline' } });
  const { problems } = activities.report();
  expect(problems).toHaveLength(20);
  expect(problems[0]?.at).toBe(25);
  activities.forgetProblems();
  expect(activities.report().problems).toEqual([]);
});
