// Vitest's global set-up: one folder for all that the processes of a run build (workers.ts), gone with the run.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';

// Inside of the project, so that the packages which are not bundled are found.
const dist = path.resolve(import.meta.dirname, '../../dist');

export function setup(): () => void {
  mkdirSync(dist, { recursive: true });
  const folder = mkdtempSync(path.join(dist, 'test-'));
  process.env.CASIER_BUILT_FOLDER = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
