// Renames of this side under renames of another program's, as paths only. A server is a list of the paths it has.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathAfter, type RenamedThere, rebased, type Step } from '../../../engine/operations/rebase-renames.ts';
import type { MailboxId } from '../../../shared/domain/ids.ts';

const step = (fromPath: string, toPath: string): Step => ({ fromPath, toPath, delimiter: '/' });
const there = (fromPath: string, toPath: string, id = 1): RenamedThere => ({ id: id as MailboxId, fromPath, toPath });
const told = (steps: Step[], ...renames: RenamedThere[]) =>
  rebased(steps, renames).map(({ fromPath, toPath }) => `${fromPath} → ${toPath}`);

describe('A rename that waits', () => {
  it('begins where another program has put the mailbox, and ends where it was to', () => {
    expect(told([step('Sorties', 'Trash/Sorties')], there('Sorties', 'Voyages'))).toEqual(['Voyages → Trash/Sorties']);
  });

  it('follows the mailbox above it', () => {
    expect(told([step('École/CM2', 'Trash/CM2')], there('École', 'Collège'))).toEqual(['Collège/CM2 → Trash/CM2']);
    expect(told([step('Sorties', 'École/Sorties')], there('École', 'Collège'))).toEqual(['Sorties → Collège/Sorties']);
  });

  it('is left alone by what has nothing to do with it', () => {
    expect(told([step('Sorties', 'Voyages')], there('Sorties 2', 'Photos'))).toEqual(['Sorties → Voyages']);
    expect(told([], there('Sorties', 'Photos'))).toEqual([]);
  });

  it('goes on from what one before it makes', () => {
    const steps = [step('École/CM2', 'École/CM1'), step('École', 'Archives')];
    expect(told(steps, there('École', 'Collège'))).toEqual(['Collège/CM2 → Collège/CM1', 'Collège → Archives']);
    expect(told([step('A', 'B'), step('B', 'C')], there('A', 'X'))).toEqual(['X → B', 'B → C']);
  });

  it('is told apart from that of a mailbox that took its name', () => {
    const steps = [step('A', 'Un'), step('B', 'Deux')];
    expect(told(steps, there('A', 'B', 1), there('B', 'A', 2))).toEqual(['B → Un', 'A → Deux']);
  });
});

const NAMES = ['A', 'B', 'C'];
const arbitraryPath = fc
  .array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 })
  .map((names) => names.join('/'));

/** As a server does it; null where it would refuse. */
function renamed(paths: ReadonlyMap<number, string>, from: string, to: string): Map<number, string> | null {
  const values = [...paths.values()];
  if (!values.includes(from) || values.includes(to) || `${to}/`.startsWith(`${from}/`)) return null;
  return new Map([...paths].map(([id, path]) => [id, pathAfter([step(from, to)], path)]));
}

describe('Any renames of this side under one of another program', () => {
  it('can all be told, and leave every mailbox under one name here and there', () => {
    // The other program's goal lies where no wish of this side does: a name that is taken is refused, which is another matter.
    fc.assert(
      fc.property(
        fc.uniqueArray(arbitraryPath, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(arbitraryPath, arbitraryPath), { maxLength: 4 }),
        arbitraryPath.map((path) => `New/${path}`),
        fc.nat(),
        (paths, wishes, goal, pick) => {
          const before = new Map(paths.map((path, id) => [id, path]));
          const steps: Step[] = [];
          let here = before;
          for (const [from, to] of wishes) {
            const next = renamed(here, from, to);
            if (!next) continue;
            here = next;
            steps.push(step(from, to));
          }
          const from = paths[pick % paths.length]!;
          const server = renamed(before, from, goal)!;
          const renames = [...server].flatMap(([id, path]) =>
            path === before.get(id) ? [] : [there(before.get(id)!, path, id)],
          );
          const toTell = rebased(steps, renames);
          let answered: Map<number, string> | null = server;
          for (const { fromPath, toPath } of toTell) answered = answered && renamed(answered, fromPath, toPath);
          const shown = new Map([...server].map(([id, path]) => [id, pathAfter(toTell, path)]));
          expect(answered).toEqual(shown);
        },
      ),
    );
  });
});
