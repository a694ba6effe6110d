// The door of the room: message filters on arrival (arrivals.ts) and on demand (runs.ts). What they decide is
// core/filter-decision.ts's; what is done about it are the intents of operations/.
export { type Arrivals, createArrivals } from './arrivals.ts';
export { createFilterRuns, type FilterRuns } from './runs.ts';
