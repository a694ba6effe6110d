// Preloaded into Casier's main process (`electron -r`) by launch.ts, which has the engine begin with this very file:
// there the clock is ahead by so many milliseconds, as if Casier were opened that much later.
const { pathToFileURL } = require('node:url');

const AHEAD = 'CASIER_TEST_CLOCK_AHEAD_MS';
const ENGINE = 'CASIER_TEST_ENGINE';

if (process.type === 'browser') {
  const { utilityProcess } = require('electron');
  const fork = utilityProcess.fork.bind(utilityProcess);
  utilityProcess.fork = (file, args, options) =>
    fork(__filename, args, { ...options, env: { ...options.env, [ENGINE]: file, [AHEAD]: process.env[AHEAD] } });
} else {
  const aheadMs = Number(process.env[AHEAD]);
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      if (parts.length > 0) super(...parts);
      else super(RealDate.now() + aheadMs);
    }
    static now() {
      return RealDate.now() + aheadMs;
    }
  };
  void import(pathToFileURL(process.env[ENGINE]).href);
}
