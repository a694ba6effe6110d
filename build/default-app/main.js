// Stands in for Electron's own default_app.asar in the fallback runtime: `electron [-r module] <path> [args]`.
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron/main';

const preload = [];
let file;
const args = process.argv.slice(1);
while (args.length > 0 && !file) {
  const arg = args.shift();
  if (arg === '-r' || arg === '--require') preload.push(args.shift());
  else if (arg === '-v' || arg === '--version') {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  } else if (!arg.startsWith('-')) file = path.resolve(arg);
}

app.on('window-all-closed', () => {
  if (app.listenerCount('window-all-closed') === 1) app.quit();
});
Module._preloadModules(preload);
try {
  if (!file) throw new Error('Usage: electron [-r module] <path> [args]');
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const manifest = path.join(file, 'package.json');
  if (existsSync(manifest)) {
    const { name, productName, version, desktopName } = JSON.parse(readFileSync(manifest, 'utf8'));
    if (version) app.setVersion(version);
    if (productName ?? name) app.setName(productName ?? name);
    app.setDesktopName(desktopName ?? `${app.name}.desktop`);
  }
  const entry = Module._resolveFilename(file, null, true);
  app.setAppPath(existsSync(manifest) ? file : path.dirname(entry));
  await import(pathToFileURL(entry).href);
} catch (error) {
  console.error('App threw an error during load\n', error);
  app.exit(1);
}
