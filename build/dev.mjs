// `npm run dev`: Vite serves the renderer with hot reload; main, preload and engine are rebuilt, and Electron
// restarted, when they change.
import { spawn } from 'node:child_process';
import { watch } from 'rolldown';
import { createServer } from 'vite';
import { electronRuntime } from './electron-runtime.mjs';
import { nodeParts } from './parts.mjs';

const vite = await createServer({ server: { host: '127.0.0.1' } });
await vite.listen();
const { executable } = await electronRuntime();
const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const env = { ...process.env, CASIER_DEV_SERVER: vite.resolvedUrls?.local[0] };
/** @type {import('node:child_process').ChildProcess | undefined} */
let electron;

function restart() {
  electron?.removeAllListeners('exit').kill();
  electron = spawn(executable, [...rootSwitches, '.', ...process.argv.slice(2)], { stdio: 'inherit', env });
  electron.on('exit', (code) => process.exit(code ?? 1));
}

watch(nodeParts).on('event', (event) => {
  if (event.code === 'END') restart();
  if (event.code === 'ERROR') console.error(event.error);
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    electron?.kill();
    process.exit();
  });
}
