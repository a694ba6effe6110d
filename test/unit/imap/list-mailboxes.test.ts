import { describe, expect, it } from 'vitest';
import { toRemoteMailboxes, withInbox } from '../../../engine/imap/list-mailboxes.ts';

const listed = (path: string, ...attributes: string[]) => ({ path, delimiter: '/', attributes });

describe('the list of mailboxes', () => {
  it('tells the one that shows what stands in others', () => {
    const found = toRemoteMailboxes([listed('INBOX'), listed('[Gmail]/Tous les messages', '\\All')]);
    expect(found.filter(({ showsOthers }) => showsOthers).map(({ path }) => path)).toEqual([
      '[Gmail]/Tous les messages',
    ]);
  });

  it('names parents and gives roles', () => {
    expect(
      toRemoteMailboxes([listed('INBOX'), listed('Classe'), listed('Classe/CM2'), listed('Envois', '\\Sent')]),
    ).toEqual([
      { path: 'INBOX', delimiter: '/', parentPath: null, name: 'INBOX', role: 'inbox', selectable: true },
      { path: 'Classe', delimiter: '/', parentPath: null, name: 'Classe', role: null, selectable: true },
      { path: 'Classe/CM2', delimiter: '/', parentPath: 'Classe', name: 'CM2', role: null, selectable: true },
      { path: 'Envois', delimiter: '/', parentPath: null, name: 'Envois', role: 'sent', selectable: true },
    ]);
  });

  it('adds the parents that the server left out, as nodes without mail', () => {
    const added = toRemoteMailboxes([listed('Archives/2025/Mai')]).slice(1);
    expect(added.map(({ path, parentPath, selectable }) => [path, parentPath, selectable])).toEqual([
      ['Archives/2025', 'Archives', false],
      ['Archives', null, false],
    ]);
  });

  it('has the inbox, though the server lists what stands below it alone', () => {
    const dotted = { path: 'INBOX.Sent', delimiter: '.', attributes: ['\\Sent'] };
    expect(withInbox([dotted])).toEqual([{ path: 'INBOX', delimiter: '.', attributes: [] }, dotted]);
    expect(withInbox([listed('Inbox'), dotted])).toEqual([listed('Inbox'), dotted]);
  });

  it('takes names as they are where there is no delimiter', () => {
    const [flat] = toRemoteMailboxes([{ path: 'a/b', delimiter: null, attributes: [] }]);
    expect(flat).toMatchObject({ name: 'a/b', parentPath: null });
  });
});
