import { describe, expect, it } from 'vitest';
import { assignRoles, isSelectable, type ListedMailbox } from '../../../engine/core/mailbox-roles.ts';

function listed(...paths: (string | [path: string, ...attributes: string[]])[]): ListedMailbox[] {
  return paths.map((entry) => {
    const [path, ...attributes] = typeof entry === 'string' ? [entry] : entry;
    return { path, delimiter: path.includes('.') ? '.' : '/', attributes };
  });
}

const roles = (...paths: Parameters<typeof listed>) => Object.fromEntries(assignRoles(listed(...paths)));

describe('the role of a mailbox', () => {
  it.each([
    ['Sent', 'sent'],
    ['Envoyés', 'sent'],
    ['Éléments envoyés', 'sent'],
    ['Messages envoyés', 'sent'],
    ['Sent Items', 'sent'],
    ['SENT', 'sent'],
    ['Corbeille', 'trash'],
    ['Trash', 'trash'],
    ['Deleted Items', 'trash'],
    ['Éléments supprimés', 'trash'],
    ['Brouillons', 'drafts'],
    ['Drafts', 'drafts'],
    ['Indésirables', 'junk'],
    ['Courrier indésirable', 'junk'],
    ['Junk', 'junk'],
    ['Spam', 'junk'],
    ['Archives', 'archive'],
    ['inbox', 'inbox'],
    ['INBOX.Sent', 'sent'],
    ['INBOX/Corbeille', 'trash'],
  ])('of %s is %s', (path, role) => {
    expect(roles(path)).toEqual({ [path]: role });
  });

  it.each(['Projets/Archives', 'Envoyés à la mairie', 'Sentier', 'Classe/INBOX/Sent'])('of %s is none', (path) => {
    expect(roles(path)).toEqual({});
  });

  it('is what the server declares, not what the name says', () => {
    expect(roles('Sent', ['Expédiés', '\\Sent'])).toEqual({ Expédiés: 'sent' });
  });

  it('is given to one mailbox, the one that mail programs use', () => {
    expect(roles('Éléments envoyés', 'Sent Items', 'Sent')).toEqual({ Sent: 'sent' });
    expect(roles(['A', '\\Trash'], ['B', '\\Trash'])).toEqual({ A: 'trash' });
  });

  it('is not given by name to a node that holds no mail', () => {
    expect(roles(['Archives', '\\Noselect'], 'Archive')).toEqual({ Archive: 'archive' });
    expect(isSelectable({ attributes: ['\\NonExistent'] })).toBe(false);
  });

  it('does not fall for INBOX declared as something else', () => {
    expect(roles(['INBOX', '\\Archive'])).toEqual({ INBOX: 'inbox' });
  });
});
