import { expect, test } from 'vitest';
import { makePlan } from '../../convergence/plan.ts';
import { SETS, type SetName } from '../../convergence/sets.ts';

const sets = Object.keys(SETS) as SetName[];
const seeds = Array.from({ length: 300 }, (_, i) => i + 1);
const actsIn = (set: SetName) =>
  seeds.flatMap((seed) =>
    makePlan(seed, set).rounds.flatMap(({ steps }) =>
      steps.flatMap((step) => ('act' in step ? [`${step.who} ${step.act.verb}`] : [])),
    ),
  );

test.each(sets)('a seed on « %s » makes the same plan every time, and another one than its neighbour', (set) => {
  for (const seed of [1, 17, 4711]) expect(makePlan(seed, set)).toEqual(makePlan(seed, set));
  expect(makePlan(1, set)).not.toEqual(makePlan(2, set));
});

test('seeds of an account on a server come to everything that can be done and everything that can go wrong', () => {
  const acts = new Set(actsIn('common'));
  const person = [
    ...['flag', 'move', 'copy', 'archive', 'remove', 'destroy', 'junk', 'emptyTrash', 'markAllSeen'],
    ...['createFolder', 'renameFolder', 'removeFolder', 'writeDraft', 'editDraft', 'send'],
    ...['tag', 'mute', 'muteBranch', 'watch', 'archiveBy', 'filter'],
  ];
  const others = [
    ...['deliver', 'flag', 'keyword', 'move', 'expunge', 'markDeleted', 'createFolder', 'renameFolder'],
    ...['deleteFolder', 'uidValidity', 'kick'],
  ];
  expect(acts).toEqual(new Set([...person.map((verb) => `person ${verb}`), ...others.map((verb) => `others ${verb}`)]));
  const troubles = seeds.flatMap((seed) => makePlan(seed, 'common').rounds.flatMap((round) => round.troubles));
  expect(new Set(troubles.map(({ kind }) => kind))).toEqual(
    new Set([
      ...['cut', 'slow', 'stall', 'refuse', 'killServer', 'stopServer', 'killSubmission', 'killEngine'],
      ...['fullDisk', 'clockJump'],
    ]),
  );
});

test('others do to a mailbox that is collected by POP3 only what can be done to one', () => {
  const others = actsIn('pop3').filter((act) => act.startsWith('others'));
  expect(new Set(others)).toEqual(new Set(['others deliver', 'others expunge', 'others uidValidity', 'others kick']));
});

test('where a submission goes wrong, something is sent', () => {
  for (const seed of seeds) {
    for (const { troubles, steps } of makePlan(seed, 'bare').rounds) {
      const isOfSending = troubles.some(
        (one) => one.kind === 'killSubmission' || (one.kind === 'cut' && one.line === 'outgoing'),
      );
      if (isOfSending) expect(steps.some((step) => 'act' in step && step.act.verb === 'send')).toBe(true);
    }
  }
});
