// When servers fall silent, and what is proposed then: with a real store, and a search that finds what the test says.
import { describe, expect, it } from 'vitest';
import { createMoving } from '../../../engine/accounts/moving.ts';
import { insertAccount } from '../../../engine/store/accounts.ts';
import type { MailErrorData } from '../../../shared/domain/problem.ts';
import type { ServerSearchResult } from '../../../shared/domain/server-search.ts';
import type { ServerCandidate } from '../../../shared/domain/setup.ts';
import { fillable, scratchStore } from '../../store/scratch-store.ts';

const HOUR_MS = 3_600_000;
const GONE: MailErrorData = { kind: 'connection', reason: 'nameNotFound' };

const server = (host: string) => ({
  host,
  port: 993,
  security: 'tls' as const,
  userName: 'c',
  plainTextConfirmed: false,
});
const candidate = (host: string, service: 'imap' | 'pop3' | 'smtp'): ServerCandidate => ({
  ...{ host, service, port: 993, security: 'tls', origin: 'national', confidence: 'high', system: 'national' },
  ...{ userName: { form: 'fullAddress' }, applicationPassword: true, needsConfirmation: false },
});
const found = (host: string, service: 'imap' | 'pop3' = 'imap'): ServerSearchResult => ({
  ...{ kind: 'found', incoming: candidate(host, service), outgoing: candidate(host, 'smtp') },
});

function scene(answer: ServerSearchResult) {
  const store = scratchStore();
  const disk = fillable(store);
  const accountId = store.transaction((tx) =>
    insertAccount(tx, {
      ...{ protocol: 'imap', address: 'claire@ac-lyon.fr', name: 'Claire', passwordKept: 'session' },
      ...{ incoming: server('imap.ac-lyon.fr'), outgoing: server('smtp.ac-lyon.fr') },
    }),
  );
  let nowAt = Date.UTC(2026, 8, 7, 8);
  let looks = 0;
  const open = () =>
    createMoving({
      store: disk.store,
      findServers: async () => {
        looks += 1;
        return answer;
      },
      now: () => nowAt,
      onNews: () => {},
    });
  let moving = open();
  return {
    accountId,
    fillDisk: disk.fill,
    looks: () => looks,
    reopen() {
      moving = open();
    },
    connected: () => moving.noteConnected(accountId),
    putOff: () => moving.putOff(accountId),
    /** Fails so many times, spread over so long. */
    async fail(error: MailErrorData, times: number, overMs: number) {
      for (let i = 0; i < times; i += 1) {
        moving.noteFailure(accountId, error);
        nowAt += overMs / Math.max(1, times - 1);
      }
      // One more at the end of that time.
      moving.noteFailure(accountId, error);
      await new Promise((resolve) => setImmediate(resolve));
    },
    proposed: () => moving.states()[0]?.proposal?.incoming.host ?? null,
  };
}

describe('An account whose server is gone', () => {
  it('is proposed the one that answers now, once it has lasted', async () => {
    const one = scene(found('imap.education.gouv.fr'));
    await one.fail(GONE, 5, HOUR_MS);
    expect([one.looks(), one.proposed()]).toEqual([0, null]);
    await one.fail(GONE, 2, 2 * HOUR_MS);
    expect([one.looks(), one.proposed()]).toEqual([1, 'imap.education.gouv.fr']);
  });

  it('has that counted over the ends of the program', async () => {
    const one = scene(found('imap.education.gouv.fr'));
    await one.fail(GONE, 3, HOUR_MS);
    one.reopen();
    await one.fail(GONE, 2, 2 * HOUR_MS);
    expect(one.proposed()).toBe('imap.education.gouv.fr');
  });

  it('is proposed nothing where the same server answers again, or none of its kind does', async () => {
    for (const answer of [found('imap.ac-lyon.fr'), found('pop.education.gouv.fr', 'pop3')]) {
      const one = scene(answer);
      await one.fail(GONE, 8, 5 * HOUR_MS);
      expect([one.looks(), one.proposed()]).toEqual([1, null]);
    }
  });

  it('is left in peace once it is let in, and for a while after « Plus tard »', async () => {
    const one = scene(found('imap.education.gouv.fr'));
    await one.fail(GONE, 8, 5 * HOUR_MS);
    one.putOff();
    await one.fail(GONE, 8, 20 * HOUR_MS);
    expect([one.looks(), one.proposed()]).toEqual([1, null]);
    await one.fail(GONE, 8, 80 * HOUR_MS);
    expect(one.proposed()).toBe('imap.education.gouv.fr');
    one.connected();
    expect(one.proposed()).toBeNull();
  });

  it('learns nothing from a PC without a network', async () => {
    const one = scene(found('imap.education.gouv.fr'));
    await one.fail({ kind: 'offline' }, 50, 90 * HOUR_MS);
    expect([one.looks(), one.proposed()]).toEqual([0, null]);
  });

  it('costs nothing but the proposal where the disk is full', async () => {
    const one = scene(found('imap.education.gouv.fr'));
    await one.fail(GONE, 5, HOUR_MS);
    one.fillDisk();
    await one.fail(GONE, 8, 80 * HOUR_MS);
    one.connected();
    expect([one.looks(), one.proposed()]).toEqual([0, null]);
  });
});
