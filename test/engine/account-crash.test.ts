import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountStatus } from '../../shared/domain/account.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { type EngineHome, engineHome } from './engine-child.ts';
import { letter, newAccount } from './start-engine.ts';

const MESSAGES = 250;
const BODY = 'Une ligne de texte comme il y en a tant.\r\n'.repeat(500);

let server: MailServer;
let home: EngineHome;

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
  for (let number = 1; number <= MESSAGES; number += 1) {
    await server.save('claire', 'INBOX', letter(number, { body: `Lettre ${number}\r\n${BODY}` }));
  }
  home = await engineHome(server);
}, 120_000);

afterAll(async () => {
  home.remove();
  await server.stop();
});

function startProcess() {
  const child = home.start();
  const untilOffline = (count: number) =>
    new Promise<AccountStatus>((resolve) => {
      child.onEvent((event) => {
        const status = event.type === 'status' ? event.status[0] : undefined;
        if (status && status.messagesOffline >= count) resolve(status);
      });
    });
  return { ...child, untilOffline };
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
