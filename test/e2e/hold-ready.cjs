// Preloaded into Casier's main process (`electron -r`) by launch.ts: holds `ready` back until Playwright is attached,
// which it tells by calling __playwright_run. Otherwise the first window may open while Playwright is still
// connecting, and it waits for that window for ever. Playwright's own loader would do the same, but also adds
// dozens of switches, one of which takes the keychain away.
const { app } = require('electron');

const reallyReady = app.whenReady();
const emit = app.emit.bind(app);
let release;
const released = new Promise((resolve) => {
  release = resolve;
});
let isReleased = false;
let readyArguments = [];

app.emit = (event, ...args) => {
  if (event !== 'ready' || isReleased) return emit(event, ...args);
  readyArguments = args;
  return app.listenerCount('ready') > 0;
};
app.isReady = () => isReleased;
app.whenReady = () => released;

globalThis.__playwright_run = async () => {
  await reallyReady;
  isReleased = true;
  release();
  emit('ready', ...readyArguments);
};
