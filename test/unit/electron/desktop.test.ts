// What notifications and the tray say and show.
import { describe, expect, it } from 'vitest';
import { noticeText } from '../../../electron/desktop/notice-text.ts';
import { accountTile, TILE_SIZE, trayState, withDot } from '../../../electron/desktop/pictures.ts';
import { isLikelyShared } from '../../../electron/desktop/shared-screen.ts';
import { desktopWords } from '../../../electron/desktop/words.ts';
import { AccountId, MailboxId, MessageId } from '../../../shared/domain/ids.ts';
import type { NoticeFacts } from '../../../shared/domain/notice.ts';

let last = 0;
const notice = (change: Partial<NoticeFacts> = {}): NoticeFacts => {
  last += 1;
  return {
    messageId: MessageId.parse(last),
    accountId: AccountId.parse(1),
    accountTitle: '',
    accountColour: 'blue',
    mailbox: { id: MailboxId.parse(1), role: 'inbox', name: 'INBOX' },
    from: { name: 'Mme Petit', address: 'petit@example.fr' },
    subject: `Sortie ${last}`,
    watched: false,
    ...change,
  };
};
const school = { accountId: AccountId.parse(2), accountTitle: 'École Jean Moulin' };
const said = (facts: NoticeFacts[], hidden = false) => noticeText(facts, hidden, desktopWords.fr);

describe('a notification', () => {
  it('tells one message by its author, its subject and its folder', () => {
    expect(said([notice({ subject: 'Sortie au lac' })])).toEqual({
      title: 'Mme Petit',
      body: 'Sortie au lac\nCourrier entrant',
    });
  });

  it('says that it is of a watched thread, but not on a shared screen', () => {
    const watched = [notice({ subject: 'Re: Sortie au lac', watched: true })];
    expect(said(watched)?.body).toBe('Re: Sortie au lac\nFil surveillé · Courrier entrant');
    expect(said(watched, true)).toEqual({ title: 'Nouveau message', body: '' });
  });

  it('says which mailbox it is for, where there are several', () => {
    expect(said([notice({ ...school, subject: '' })])).toEqual({
      title: 'Mme Petit',
      body: '(sans objet)\nCourrier entrant · École Jean Moulin',
    });
  });

  it('tells many of a folder as one, with the newest of them', () => {
    const five = Array.from({ length: 5 }, (_, index) => notice({ subject: `n° ${index + 1}` }));
    expect(said(five)).toEqual({
      title: '5 nouveaux messages dans Courrier entrant',
      body: 'Mme Petit\u00a0: n° 5\nMme Petit\u00a0: n° 4\nMme Petit\u00a0: n° 3\net 2 autres',
    });
  });

  it('counts by mailbox what came to several', () => {
    const own = { accountTitle: 'Claire Martin' };
    const other = { id: MailboxId.parse(2), role: 'inbox' as const, name: 'INBOX' };
    expect(said([notice(own), notice({ ...school, mailbox: other }), notice({ ...school, mailbox: other })])).toEqual({
      title: '3 nouveaux messages',
      body: 'Claire Martin\u00a0: 1\nÉcole Jean Moulin\u00a0: 2',
    });
  });

  it('names nobody, no subject and no folder where others may look', () => {
    const folder = { id: MailboxId.parse(9), role: null, name: 'Élève Martin' };
    expect(said([notice({ mailbox: folder })], true)).toEqual({ title: 'Nouveau message', body: '' });
    expect(said([notice(), notice(school)], true)).toEqual({ title: '2 nouveaux messages', body: '' });
  });

  it('is none when all were read elsewhere meanwhile', () => {
    expect(said([])).toBeNull();
  });
});

describe('the screen', () => {
  const at = (x: number, y: number) => ({ bounds: { x, y, width: 1920, height: 1080 } });
  it.each([
    ['one display is one’s own', [at(0, 0)], false, false],
    ['two side by side are one’s own', [at(0, 0), at(1920, 0)], false, false],
    ['two that show the same are a projector', [at(0, 0), at(0, 0)], false, true],
    ['so are two of different sizes', [at(0, 0), { bounds: { x: 0, y: 0, width: 1024, height: 768 } }], false, true],
    ['a window on the whole screen may be shown', [at(0, 0)], true, true],
  ])('%s', (_what, displays, fullScreen, shared) => {
    expect(isLikelyShared(displays, fullScreen)).toBe(shared);
  });
});

describe('the tray', () => {
  const standing = { unread: 0, quiet: false, offline: false };
  it.each([
    ['nothing unread', standing, false, 'plain'],
    ['unread mail', { ...standing, unread: 3 }, false, 'unread'],
    ['a quiet time, whatever waits', { ...standing, quiet: true, unread: 3 }, false, 'quiet'],
    ['no connection', { ...standing, offline: true }, false, 'offline'],
    ['a projected screen, which shows no count', { ...standing, unread: 3 }, true, 'plain'],
  ] as const)('shows %s', (_what, how, projecting, state) => {
    expect(trayState(how, { projecting })).toBe(state);
  });

  it('has its dot at the foot on the right, and the icon as it was elsewhere', () => {
    const icon = new Uint8Array(24 * 24 * 4).fill(9);
    const dotted = withDot(icon, 24, 'unread');
    expect([...dotted.subarray(0, 4)]).toEqual([9, 9, 9, 9]);
    const inDot = (18 * 24 + 18) * 4;
    expect([...dotted.subarray(inDot, inDot + 4)]).toEqual([0x2e, 0x3b, 0xd1, 255]);
    expect(withDot(icon, 24, 'plain')).toEqual(icon);
  });

  it('draws a tile with round corners in the account’s colour', () => {
    const tile = accountTile('pink');
    const middle = (32 * TILE_SIZE + 32) * 4;
    expect([...tile.subarray(middle, middle + 4)]).toEqual([0x62, 0x2b, 0xa5, 255]);
    expect([...tile.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  });
});
