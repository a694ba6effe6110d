// The door of the room: junk learnt from the person (learn.ts) and judged on arrival (judge.ts). How likely it is:
// core/junk-score.ts. Nothing of it leaves this PC (ADR 0044, docs/junk.md).
export { judge, judgesArrivals } from './judge.ts';
export { judgeByHand } from './learn.ts';
