import { describe, expect, it } from 'vitest';
import { isElsewhere, putOffFor, type Silence, shouldLook } from '../../../engine/core/when-moved.ts';
import type { MailErrorData } from '../../../shared/domain/problem.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 8, 7, 9);

const silence = (error: MailErrorData, lastsMs: number, attempts: number, more: Partial<Silence> = {}): Silence => ({
  ...{ sinceAt: NOW - lastsMs, attempts, error, lookedAt: null, putOffUntil: null },
  ...more,
});
const GONE: MailErrorData = { kind: 'connection', reason: 'nameNotFound' };

describe('Whether the mail has gone to other servers', () => {
  it.each<[string, MailErrorData, number, number, boolean]>([
    ['its server says so', { kind: 'auth', reason: 'accountMoved' }, 0, 1, true],
    ['its name is gone for an afternoon', GONE, 3 * HOUR, 5, true],
    ['its name is gone for an hour of lessons', GONE, HOUR, 12, false],
    ['its name was gone twice, days apart', GONE, 3 * DAY, 2, false],
    ['it is refused for a day', { kind: 'connection', reason: 'refused' }, DAY, 9, true],
    ['it is refused while it is restarted', { kind: 'connection', reason: 'refused' }, HOUR, 9, false],
    ['it hangs for two days', { kind: 'connection', reason: 'timeout' }, 2 * DAY, 20, true],
    ['it hangs for a day at school', { kind: 'connection', reason: 'timeout' }, 9 * HOUR, 100, false],
    ['its connections are cut for two days', { kind: 'connection', reason: 'reset' }, 2 * DAY, 20, true],
    ['something else answers there for two days', { kind: 'unsupported', reason: 'notImap' }, 2 * DAY, 9, true],
    [
      'its certificate is another one’s for a week',
      { kind: 'certificate', reason: 'certificateWrongHost' },
      7 * DAY,
      9,
      true,
    ],
    ['the network opens its encryption', { kind: 'certificate', reason: 'tlsInspected' }, 9 * DAY, 99, false],
    ['the network has closed the port', { kind: 'connection', reason: 'portBlocked' }, 9 * DAY, 99, false],
    ['a portal wants to be clicked at', { kind: 'connection', reason: 'captivePortal' }, 9 * DAY, 99, false],
    ['the proxy cannot reach it', { kind: 'connection', reason: 'proxyCannotReach' }, 9 * DAY, 99, false],
    ['there is no network', { kind: 'offline' }, 9 * DAY, 99, false],
    ['it asks for patience', { kind: 'throttled' }, 9 * DAY, 99, false],
    ['the password is refused', { kind: 'auth', reason: 'wrongPassword' }, 9 * DAY, 99, false],
  ])('is looked at or not when %s', (_what, error, lastsMs, attempts, expected) => {
    expect(shouldLook(silence(error, lastsMs, attempts), NOW)).toBe(expected);
  });

  it('is not looked at while it answers', () => {
    expect(shouldLook(null, NOW)).toBe(false);
  });

  it('is looked at twice a day at most', () => {
    const looked = (agoMs: number) => shouldLook(silence(GONE, DAY, 9, { lookedAt: NOW - agoMs }), NOW);
    expect([looked(HOUR), looked(13 * HOUR)]).toEqual([false, true]);
  });

  it('is left alone for as long as the person said', () => {
    const until = (at: number) => shouldLook(silence(GONE, DAY, 9, { putOffUntil: at }), NOW);
    expect([until(putOffFor(NOW)), until(putOffFor(NOW - 4 * DAY))]).toEqual([false, true]);
  });

  it('is not concluded from a clock that was set back', () => {
    expect(shouldLook(silence(GONE, -DAY, 9), NOW)).toBe(false);
  });

  it('is told by another server, not by the present one that answers again', () => {
    const present = {
      host: 'imap.ac-lyon.fr',
      port: 993,
      security: 'tls',
      userName: 'c',
      plainTextConfirmed: false,
    } as const;
    expect(isElsewhere(present, { host: 'IMAP.ac-lyon.fr' })).toBe(false);
    expect(isElsewhere(present, { host: 'imap.messagerie.education.gouv.fr' })).toBe(true);
  });
});
