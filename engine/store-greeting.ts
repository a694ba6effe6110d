// What a store that was just opened is told first: it is held against what is remembered of it outside (an old copy that was
// put back, a log that was cut off, a clock that went back), and begins its next generation, so that the next opening can
// tell. Invariant: what may have left from a later state is never sent again from an older one (store/life.ts).
import type { Problem } from '../shared/domain/problem.ts';
import type { Witness } from './accounts/witness.ts';
import { problemAt } from './core/problems.ts';
import type { Store } from './store/database.ts';
import { generationOf, nextGeneration, settleOldCopy, storeName } from './store/life.ts';

const CLOCK_SLACK_MS = 3_600_000;

/** Notices: what the person is told. `noteGeneration`: to be called before what counts happens. */
export function greet(store: Store, witness: Witness | null, now: () => number) {
  const name = storeName(store.reads);
  const remembered = witness?.remembered?.store === name ? witness.remembered : null;
  const isOld = remembered !== null && generationOf(store.reads) < remembered.generation;
  const noteGeneration = async (generation: number) => witness?.note({ store: name, generation, at: now() });
  const generation = store.transaction((tx) => {
    if (isOld || store.isCutOff) settleOldCopy(tx);
    return nextGeneration(tx, remembered?.generation);
  });
  void noteGeneration(generation);
  const notices: Problem[] = [];
  const tell = (reason: 'storeOlder' | 'storeCutOff' | 'clockWentBack') =>
    notices.push({ ...problemAt({ during: 'store' }, { kind: 'store', reason }, now()), id: `store/${reason}` });
  if (isOld) tell('storeOlder');
  else if (store.isCutOff) tell('storeCutOff');
  if (remembered !== null && now() < remembered.at - CLOCK_SLACK_MS) tell('clockWentBack');
  return { notices, noteGeneration };
}
