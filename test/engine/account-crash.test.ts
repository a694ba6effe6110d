import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectClient } from '../../shared/contract/client.ts';
import { hostContract, windowContract } from '../../shared/contract/index.ts';
import type { AccountStatus } from '../../shared/domain/account.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { builtScript, builtWorkers } from '../servers/workers.ts';
import { letter, newAccount, temporaryFolder } from './start-engine.ts';

const MESSAGES = 250;
const BODY = 'Une ligne de texte comme il y en a tant.\r\n'.repeat(500);

let server: MailServer;
let argument: string;
let script: string;
const folder = temporaryFolder();
const running = new Set<ChildProcess>();

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
  for (let number = 1; number <= MESSAGES; number += 1) {
    await server.save('claire', 'INBOX', letter(number, { body: `Lettre ${number}\r\n${BODY}` }));
  }
  const keychainFile = path.join(folder.path, 'keychain.json');
  writeFileSync(keychainFile, '{}');
  script = await builtScript('test/engine/engine-process.ts');
  const workers = await builtWorkers();
  argument = JSON.stringify({ dataDir: path.join(folder.path, 'data'), keychainFile, ca: server.ca, ...workers });
}, 120_000);

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await server.stop();
  folder.remove();
});

function startProcess() {
  const child = fork(script, [argument], { serialization: 'advanced', execArgv: [] });
  running.add(child);
  const port = {
    send: (message: unknown) => void (child.connected && child.send(message as object)),
    onMessage: (listener: (message: unknown) => void) => void child.on('message', listener),
    onClose: (listener: () => void) => void child.on('disconnect', listener),
  };
  const { client, onEvent } = connectClient(port, { ...windowContract, ...hostContract });
  const untilOffline = (count: number) =>
    new Promise<AccountStatus>((resolve) => {
      onEvent((event) => {
        const status = event.type === 'status' ? event.status[0] : undefined;
        if (status && status.messagesOffline >= count) resolve(status);
      });
    });
  return {
    client,
    untilOffline,
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
      running.delete(child);
    },
  };
}

describe('An engine that is killed again and again while it downloads', () => {
  it('loses nothing, and never begins anew', async () => {
    const first = startProcess();
    const progressed = first.untilOffline(40);
    await first.client.accounts.create(newAccount(server, 'claire', 'secret'));
    let before = (await progressed).messagesOffline;
    await first.kill();

    for (let kill = 0; kill < 4 && before < MESSAGES; kill += 1) {
      const next = startProcess();
      const [status] = await next.client.accounts.status();
      expect(status!.messagesOffline).toBeGreaterThanOrEqual(before);
      before = (await next.untilOffline(Math.min(MESSAGES, before + 60))).messagesOffline;
      await next.kill();
    }

    const last = startProcess();
    const [status] = await last.client.accounts.status();
    if (status!.messagesOffline < MESSAGES) await last.untilOffline(MESSAGES);
    const [inbox] = (await last.client.mailboxes.list()).filter(({ role }) => role === 'inbox');
    expect(inbox).toMatchObject({ total: MESSAGES, offline: MESSAGES });
    const { ids } = await last.client.messages.list({
      source: { kind: 'mailbox', mailboxId: inbox!.id },
      sort: { by: 'date', direction: 'asc' },
      threaded: false,
    });
    const rows = await last.client.messages.rows({ ids: [...ids] as never });
    expect(rows.map(({ subject }) => subject)).toEqual(
      Array.from({ length: MESSAGES }, (_, index) => `Lettre ${index + 1}`),
    );
    await last.kill();
  });
});
