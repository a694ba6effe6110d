// Dunst, Debian's small notification daemon, on the tests' own session bus and display: what it was told, in order, and
// a click on what it shows.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';

export interface NotificationDaemon {
  /** Every notification so far; its text with line breaks. */
  told(): { title: string; body: string }[];
  /** On the newest. */
  click(): Promise<void>;
  stop(): Promise<void>;
}

/** Between title and text, and after each notification: neither is in a subject. */
const FIELD = '\u001f';
const END = '\u001e';

export async function startNotificationDaemon(): Promise<NotificationDaemon> {
  const dir = mkdtempSync(path.join(tmpdir(), 'casier-dunst-'));
  const log = path.join(dir, 'told');
  const script = path.join(dir, 'note.sh');
  writeFileSync(script, `#!/bin/sh\nprintf '%s${FIELD}%s${END}' "$DUNST_SUMMARY" "$DUNST_BODY" >> '${log}'\n`);
  chmodSync(script, 0o700);
  const config = path.join(dir, 'dunstrc');
  // Plain: what is told is told letter by letter. Kept until it is closed.
  writeFileSync(config, `[global]\nmarkup = no\ntimeout = 0\n[every]\nsummary = "*"\nscript = "${script}"\n`);
  const daemon = spawn('dunst', ['-config', config], { stdio: 'ignore' });
  await vi.waitFor(isOnTheBus, { timeout: 15_000, interval: 200 });
  return {
    told() {
      const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
      return text
        .split(END)
        .slice(0, -1)
        .map((one) => {
          const [title = '', body = ''] = one.split(FIELD);
          return { title, body };
        });
    },
    async click() {
      await vi.waitFor(isAlone, { timeout: 15_000, interval: 200 });
      execFileSync('dunstctl', ['action', '0']);
    },
    async stop() {
      await ended(daemon);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Asked by name: a call to the service would make the bus start one of its own, without a display. */
function isOnTheBus(): void {
  const bus = ['--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'];
  const method = ['--method', 'org.freedesktop.DBus.NameHasOwner', 'org.freedesktop.Notifications'];
  const answer = execFileSync('gdbus', ['call', '--session', ...bus, ...method], { encoding: 'utf8' });
  if (!answer.includes('true')) throw new Error('Dunst is not on the bus yet');
}

/** The one before it is gone. */
function isAlone(): void {
  const shown = execFileSync('dunstctl', ['count', 'displayed'], { encoding: 'utf8' });
  if (Number(shown) !== 1) throw new Error(`${shown} notifications are shown`);
}

function ended(daemon: ChildProcess): Promise<unknown> {
  const exited = new Promise((resolve) => daemon.once('exit', resolve));
  daemon.kill();
  return exited;
}
