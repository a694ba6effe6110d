import { describe, expect, it } from 'vitest';
import { assignRoles } from '../../../engine/core/mailbox-roles.ts';
import {
  type MailboxHere,
  type MailboxThere,
  matchMailboxes,
  placesForUnmatched,
  type SharedMail,
} from '../../../engine/core/match-mailboxes.ts';

/** « Sent.2024 » by a server that writes dots; \Noselect after a « - ». */
function there(delimiter: string | null, ...paths: string[]): MailboxThere[] {
  const listed = paths.map((path) => path.replace(/^-/, ''));
  const roles = assignRoles(listed.map((path) => ({ path, delimiter, attributes: [] })));
  return listed.map((path, i) => ({
    path,
    delimiter,
    role: roles.get(path) ?? null,
    selectable: !paths[i]!.startsWith('-'),
  }));
}

function here(delimiter: string | null, ...paths: string[]): MailboxHere<string>[] {
  return there(delimiter, ...paths).map((mailbox) => ({ ...mailbox, id: mailbox.path, formerPath: null }));
}

const matched = (...args: Parameters<typeof matchMailboxes<string>>) => Object.fromEntries(matchMailboxes(...args));

describe('The mailboxes of another server', () => {
  it.each<[string, MailboxHere<string>[], MailboxThere[], Record<string, string>]>([
    [
      'are known by their roles, whatever they are called',
      here('/', 'INBOX', 'Sent', 'Trash', 'Drafts', 'Junk'),
      there('.', 'INBOX', 'INBOX.Envoyés', 'INBOX.Corbeille', 'INBOX.Brouillons', 'INBOX.Indésirables'),
      {
        INBOX: 'INBOX',
        Sent: 'INBOX.Envoyés',
        Trash: 'INBOX.Corbeille',
        Drafts: 'INBOX.Brouillons',
        Junk: 'INBOX.Indésirables',
      },
    ],
    [
      'are known by their names, with other separators and prefixes',
      here('.', 'INBOX', 'INBOX.Projets', 'INBOX.Projets.CM2', 'INBOX.Conseil'),
      there('/', 'INBOX', 'Projets', 'Projets/CM2', 'Conseil'),
      {
        INBOX: 'INBOX',
        'INBOX.Projets': 'Projets',
        'INBOX.Projets.CM2': 'Projets/CM2',
        'INBOX.Conseil': 'Conseil',
      },
    ],
    [
      'are known below a parent that is called otherwise',
      here('/', 'INBOX', 'Sent', 'Sent/2024'),
      there('.', 'INBOX', 'INBOX.Envoyés', 'INBOX.Envoyés.2024'),
      { INBOX: 'INBOX', Sent: 'INBOX.Envoyés', 'Sent/2024': 'INBOX.Envoyés.2024' },
    ],
    [
      'are known though capitals, accents and spaces differ',
      here('/', 'INBOX', 'Réunions ', 'ÉQUIPE'),
      there('/', 'INBOX', 'Reunions', 'Équipe'),
      { INBOX: 'INBOX', 'Réunions ': 'Reunions', ÉQUIPE: 'Équipe' },
    ],
    [
      'are not guessed between two that differ in capitals only',
      here('/', 'INBOX', 'cm2'),
      there('/', 'INBOX', 'CM2', 'Cm2'),
      { INBOX: 'INBOX' },
    ],
    [
      'are matched exactly before they are matched roughly',
      here('/', 'INBOX', 'cm2', 'CM2'),
      there('/', 'INBOX', 'CM2', 'cm2'),
      { INBOX: 'INBOX', cm2: 'cm2', CM2: 'CM2' },
    ],
    [
      'hold no messages where messages would have to be',
      here('/', 'INBOX', 'Projets'),
      there('/', 'INBOX', '-Projets', 'Projets/CM2'),
      { INBOX: 'INBOX' },
    ],
    [
      'may hold messages where none are held here',
      here('/', 'INBOX', '-Projets', 'Projets/CM2'),
      there('/', 'INBOX', 'Projets', 'Projets/CM2'),
      { INBOX: 'INBOX', Projets: 'Projets', 'Projets/CM2': 'Projets/CM2' },
    ],
    [
      'keep two of one name in different places apart',
      here('/', 'INBOX', 'A', 'A/2025', 'B', 'B/2025'),
      there('.', 'INBOX', 'INBOX.B', 'INBOX.B.2025', 'INBOX.A', 'INBOX.A.2025'),
      { INBOX: 'INBOX', A: 'INBOX.A', 'A/2025': 'INBOX.A.2025', B: 'INBOX.B', 'B/2025': 'INBOX.B.2025' },
    ],
    [
      'are flat on a server without separators',
      here('/', 'INBOX', 'Conseil', 'Conseil/2025'),
      there(null, 'INBOX', 'Conseil'),
      { INBOX: 'INBOX', Conseil: 'Conseil' },
    ],
  ])('%s', (_behaviour, from, to, expected) => {
    expect(matched(from, to)).toEqual(expected);
  });

  it('are never those of another role, though they bear the name', () => {
    const sent = here('/', 'INBOX', 'Sent');
    const list: MailboxThere[] = [
      { path: 'Sent', delimiter: '/', role: 'trash', selectable: true },
      { path: 'Gesendet', delimiter: '/', role: 'sent', selectable: true },
    ];
    expect(matched(sent, list)).toEqual({ Sent: 'Gesendet' });
  });

  it('are known again, after a return, by the names they had there', () => {
    const back = here('/', 'INBOX', 'Classe').map((one) =>
      one.id === 'Classe' ? { ...one, formerPath: 'INBOX.CM2' } : one,
    );
    expect(matched(back, there('.', 'INBOX', 'INBOX.CM2', 'INBOX.Classe'))).toEqual({
      INBOX: 'INBOX',
      Classe: 'INBOX.CM2',
    });
  });
});

describe('The messages in a mailbox', () => {
  const from = here('/', 'INBOX', 'Classe', 'Sorties');
  const to = there('/', 'INBOX', 'CM2', 'Voyages');
  const shared = (id: string, path: string, part: number, sampled = 10): SharedMail<string> => ({
    ...{ id, path, sampled },
    shared: part,
  });

  it('tell which it is when its name does not', () => {
    expect(matched(from, to, [shared('Classe', 'CM2', 9), shared('Sorties', 'Voyages', 6)])).toEqual({
      INBOX: 'INBOX',
      Classe: 'CM2',
      Sorties: 'Voyages',
    });
  });

  it.each<[string, SharedMail<string>[]]>([
    ['too few are shared', [shared('Classe', 'CM2', 2)]],
    ['too small a part is shared', [shared('Classe', 'CM2', 5)]],
    ['two mailboxes here hold them all', [shared('Classe', 'CM2', 10), shared('Sorties', 'CM2', 10)]],
    ['two mailboxes there hold them all', [shared('Classe', 'CM2', 10), shared('Classe', 'Voyages', 10)]],
    ['there are none', [shared('Classe', 'CM2', 0, 0)]],
  ])('tell nothing where %s', (_why, proofs) => {
    expect(matched(from, to, proofs)).toEqual({ INBOX: 'INBOX' });
  });

  it('are all asked of a mailbox that has few', () => {
    expect(matched(from, to, [shared('Classe', 'CM2', 2, 2)])).toEqual({ INBOX: 'INBOX', Classe: 'CM2' });
  });

  it('prefer the mailbox that shares most', () => {
    const proofs = [shared('Classe', 'CM2', 10), shared('Sorties', 'CM2', 7)];
    expect(matched(from, to, proofs)).toEqual({ INBOX: 'INBOX', Classe: 'CM2' });
  });

  it('do not outweigh a name', () => {
    const named = there('/', 'INBOX', 'Classe', 'CM2');
    expect(matched(from, named, [shared('Classe', 'CM2', 10)])).toEqual({ INBOX: 'INBOX', Classe: 'Classe' });
  });
});

describe('A mailbox that the new server does not have', () => {
  const placesOf = (from: MailboxHere<string>[], to: MailboxThere[]) =>
    Object.fromEntries([...placesForUnmatched(from, to, matchMailboxes(from, to))].map(([id, { path }]) => [id, path]));

  it.each<[string, MailboxHere<string>[], MailboxThere[], Record<string, string>]>([
    [
      'is placed where that server keeps its mailboxes',
      here('/', 'INBOX', 'Conseil'),
      there('.', 'INBOX', 'INBOX.Sent'),
      { Conseil: 'INBOX.Conseil' },
    ],
    [
      'is placed below its parents, found or new',
      here('.', 'INBOX', 'INBOX.Sent', 'INBOX.Sent.2024', 'INBOX.A', 'INBOX.A.B'),
      there('/', 'INBOX', 'Envoyés'),
      { 'INBOX.Sent.2024': 'Envoyés/2024', 'INBOX.A': 'A', 'INBOX.A.B': 'A/B' },
    ],
    [
      'has no character in its name that would part it there',
      here('/', 'INBOX', '6.B'),
      there('.', 'INBOX'),
      { '6.B': '6-B' },
    ],
    [
      'stands beside one that bears its name and is not it',
      here('/', 'INBOX', 'Projets'),
      there('/', 'INBOX', '-Projets'),
      { Projets: 'Projets 2' },
    ],
    [
      'stands at the top of a server without separators',
      here('/', 'INBOX', 'A', 'A/B'),
      there(null, 'INBOX'),
      { A: 'A', 'A/B': 'B' },
    ],
  ])('%s', (_behaviour, from, to, expected) => {
    expect(placesOf(from, to)).toEqual(expected);
  });
});
