// The cases of docs/guard.md, each in plain text, in HTML and above the quotes of six mail programs in French and
// English: what is said, and that one click leaves no red and moves nothing that it does not name. Cases 10, 11 and the
// forward asked before composing are in before-composing.test.ts, 31 in dismissals.test.ts, 12 and 13 also in
// quotes.test.ts; 4, 6 and 32 are cases of silence (32 is the outbox's).
import { describe, expect, test } from 'vitest';
import type { AttachmentFacts } from '../../../shared/guard/index.ts';
import { applyFix, changesDraft, evaluate, safeAct } from '../../../shared/guard/index.ts';
import {
  askedAgain,
  chip,
  colleague,
  DAY_MS,
  draftOf,
  family,
  group,
  groupChip,
  list,
  MARKS,
  type Mail,
  ME,
  mail,
  NOW_AT,
  partner,
  person,
  probable,
  SCHOOL,
} from './people.ts';
import { answeredHtml, answeredText, CLIENTS, forwardedHtml, forwardedText, type Quoted } from './quotes.ts';

const [mmeA, mB, mmeC] = [family('a'), family('b'), family('c')];
const [dupont, durand, roy] = [colleague('dupont'), colleague('durand'), colleague('roy')];
const mairie = partner('mairie');
const couple = ['x1', 'x2'].map((name) => family(name, { household: 'Lea' }));
const electedRole = { roles: [{ role: 'electedParent' as const, source: 'user' as const }] };
const agreement = (agreedAt: number) => ({
  name: 'Élus',
  privacy: 'agreed' as const,
  agreedAt,
  memberAddresses: ['e1@free.fr', 'e2@free.fr', 'association@parents.example'],
});
const elected = ['e1', 'e2'].map((name) => person(`${name}@free.fr`, electedRole));
const agreed = elected.map((one) => ({ ...one, groups: [agreement(NOW_AT - 20 * DAY_MS)] }));
const president = person('association@parents.example', { roles: [{ role: 'partner', source: 'user' }] });
const identities = [
  { address: ME, name: 'Claire Martin' },
  { address: SCHOOL, name: 'École Jules-Ferry' },
];
const file = (facts: Partial<AttachmentFacts>): AttachmentFacts => ({
  id: 'f1',
  name: 'liste.csv',
  kind: 'table',
  found: [],
  header: null,
  unreadable: false,
  treatment: 'asIs',
  ...facts,
});
const shows = [mmeA, mB].map(({ address }) => ({ address, hidden: false }));
const named = (address: string) => ({ name: null, address });
const original = { from: [named(mmeA.address)], to: [named(mB.address)], cc: [] };
const pupils = [{ name: 'Lucas Martinet', household: [mmeA.address] }];
const many = Array.from({ length: 26 }, (_, i) => colleague(`prof${i}`));
const seen = (one: typeof dupont, ...others: { address: string }[]) => ({
  ...one,
  seenWith: others.map(({ address }) => address),
});

type Row = [what: string, mail: Mail & { words?: string }, expected: string[]];
const TABLE: Row[] = [
  ['1: families in À and Cc', { to: [mmeA, mB], cc: [mmeC, dupont] }, ['1 red']],
  ['2: two parents of one child', { to: couple }, ['2 amber']],
  ['2: who may be written to together', { to: couple.map((one) => ({ ...one, householdTogether: true })) }, []],
  ['3: one parent in À, others in Cci', { to: [mmeA], bcc: [mB, mmeC] }, ['3 red']],
  ['4: one parent and colleagues', { to: [mmeA], cc: [dupont, durand] }, []],
  ['5: parents, town hall, colleagues', { to: [mmeA, mB], cc: [mairie, dupont] }, ['5 red']],
  ['5: one parent and the town hall', { to: [mmeA], cc: [mairie] }, ['5 amber']],
  ['6: elected parents who agreed', { to: agreed }, ['6 note']],
  ['6: and the president of the association, who agreed', { to: [president], cc: agreed }, ['6 note']],
  ['6: and a family that did not', { to: agreed, bcc: [mmeA] }, ['1 red']],
  ['7: elected parents without an agreement', { to: elected }, ['7 amber']],
  [
    '8: a class as one chip',
    { to: [groupChip(7)], groups: [group(7, 'CM2', [mmeA, mB])], known: [mmeA, mB] },
    ['8 red'],
  ],
  ['9: a remote list beside a parent', { to: [mmeA], cc: [list('parents')] }, ['9 amber']],
  ['9: a school elsewhere beside a parent', { to: [mmeA], cc: [person('ce.0690001a@ac-lyon.fr')] }, ['9 amber']],
  [
    '14: a message attached',
    {
      to: [mmeC],
      known: [mmeA, mB],
      letter: { attachments: [file({ name: 'Sortie.eml', kind: 'message', header: { ...original, bcc: [] } })] },
    },
    ['14 red'],
  ],
  [
    '14: to somebody who got it',
    { to: [mmeA], known: [mB], letter: { attachments: [file({ kind: 'message', header: { ...original, bcc: [] } })] } },
    [],
  ],
  [
    '15: one’s own with its Bcc',
    {
      to: [mmeC],
      known: [mmeA, mB],
      letter: {
        attachments: [
          file({ kind: 'message', header: { from: [named(ME)], to: [named(ME)], cc: [], bcc: original.to } }),
        ],
      },
    },
    ['15 amber'],
  ],
  [
    '16: a table of addresses',
    { to: [mmeC], known: [mmeA, mB], letter: { attachments: [file({ found: shows })] } },
    ['16 red'],
  ],
  [
    '16: to a list that anybody may read',
    { to: [list('parents')], known: [mmeA, mB], letter: { attachments: [file({ found: shows })] } },
    ['16 red'],
  ],
  [
    '16: to an institution elsewhere',
    { to: [person('ce.0690001a@ac-lyon.fr')], known: [mmeA, mB], letter: { attachments: [file({ found: shows })] } },
    ['16 amber'],
  ],
  [
    '16: to colleagues',
    {
      to: [dupont, durand],
      known: [mmeA, mB, mmeC],
      letter: { attachments: [file({ found: [...shows, { address: mmeC.address, hidden: true }] })] },
    },
    ['16 note'],
  ],
  [
    '17: a document',
    {
      to: [mmeC],
      known: [mmeA, mB],
      letter: { attachments: [file({ name: 'note.docx', kind: 'document', found: shows })] },
    },
    ['17 red'],
  ],
  [
    '18: an invitation',
    { to: [mmeC], known: [mmeA, mB], letter: { attachments: [file({ name: 'r.ics', kind: 'card', found: shows })] } },
    ['18 red'],
  ],
  [
    '19: an address in the text',
    { to: [mB], known: [mmeA], words: 'Écrivez à a@orange.fr pour le goûter.' },
    ['19 red'],
  ],
  ['19: to a partner', { to: [mairie], known: [mmeA], words: 'Écrivez à a@orange.fr pour le goûter.' }, ['19 amber']],
  ['19: in the subject', { to: [mB], known: [mmeA], letter: { subject: 'Dossier a@orange.fr' } }, ['19 red']],
  [
    '19: in a file name',
    { to: [mB], known: [mmeA], letter: { attachments: [file({ name: 'a@orange.fr.pdf' })] } },
    ['19 red'],
  ],
  ['19: in a display name', { to: [chip(dupont, 'a@orange.fr'), mB], known: [mmeA, dupont] }, ['19 red']],
  [
    '20: a namesake, who would read a family’s address',
    { to: [mmeA, { ...mB, namesakes: [] }].slice(0, 1), cc: [] },
    [],
  ],
  [
    '20: a parent of a colleague’s name',
    {
      to: [dupont, durand],
      cc: [family('petit', { namesakes: [{ address: 'petit@ac-poitiers.fr', name: 'Anne Petit', roles: [] }] })],
    },
    ['20 note'],
  ],
  [
    '20: a stranger of a family’s name',
    {
      to: [mmeA],
      cc: [{ ...partner('petit'), namesakes: [{ address: 'p@orange.fr', name: 'Anne Petit', roles: mmeA.roles }] }],
    },
    ['5 amber', '20 amber'],
  ],
  [
    '21: the odd one out',
    { to: [seen(dupont, durand), seen(durand, dupont), seen(roy, dupont)], cc: [seen(mairie)] },
    ['21 note'],
  ],
  [
    '22: another name in the greeting',
    { to: [chip(mmeA, 'Anne Lemoine')], known: [mmeA], words: 'Bonjour Madame Lopez,' },
    ['22 note'],
  ],
  ['22: the same name', { to: [chip(mmeA, 'LOPEZ Anne')], known: [mmeA], words: 'Bonjour Madame Lopez,' }, []],
  ['22: a function', { to: [chip(mmeA, 'Anne Lemoine')], known: [mmeA], words: 'Madame la directrice,' }, []],
  ['23: gmial.com', { to: [person('lea@gmial.com'), dupont] }, ['23 amber']],
  ['23: orange.f', { to: [person('lea@orange.f')] }, ['23 amber']],
  [
    '24: last year’s group',
    {
      to: [person(ME)],
      bcc: [groupChip(1)],
      groups: [group(1, 'CM2 2025-26', [mmeA, mB]), group(2, 'CM2 2026-27', [mmeA, mmeC])],
      known: [mmeA, mB, mmeC],
    },
    ['24 amber'],
  ],
  ['25: not to be written to', { to: [dupont], bcc: [family('n', { doNotWrite: true })] }, ['25 red']],
  [
    '26: the school’s mailbox was written to',
    { to: [mmeA], letter: { identities, original: { from: [named(mmeA.address)], to: [named(SCHOOL)], cc: [] } } },
    ['26 amber'],
  ],
  [
    '26: written to from the school’s mailbox',
    { to: [{ ...dupont, usualSender: SCHOOL }], letter: { identities } },
    ['26 amber'],
  ],
  ['27: answers to a private mailbox', { to: [dupont], letter: { replyTo: 'claire.martin@gmail.com' } }, ['27 amber']],
  [
    '27: from a private mailbox',
    { to: [dupont], from: 'claire.martin@gmail.com', letter: { identities } },
    ['27 amber'],
  ],
  [
    '28: a pupil named',
    { to: [person(ME)], bcc: [mmeA, mB, mmeC], letter: { pupils }, words: 'Lucas Martinet a gagné.' },
    ['28 amber'],
  ],
  [
    '28: with words of health',
    { to: [person(ME)], bcc: [mmeA, mB, mmeC], letter: { pupils }, words: 'MARTINET Lucas est malade.' },
    ['28 red'],
  ],
  ['28: to the own household', { to: [mmeA], letter: { pupils }, words: 'Lucas Martinet est malade.' }, []],
  ['29: only Cci', { bcc: [mmeA, mB] }, ['29 note']],
  ['30: more than the server takes', { to: [dupont, durand, roy], letter: { recipientsAtOnce: 2 } }, ['30 note']],
  [
    '33: unreadable, to two families',
    { to: [person(ME)], bcc: [mmeA, mB], letter: { attachments: [file({ unreadable: true })] } },
    ['33 amber'],
  ],
  [
    '33: unreadable, to a colleague',
    { to: [dupont], letter: { attachments: [file({ unreadable: true })] } },
    ['33 note'],
  ],
  ['35: many colleagues', { to: many }, ['35 note']],
  ['36: one’s own private mailbox', { to: [chip(person('c.m@gmail.com'), 'Claire Martin')] }, ['36 amber']],
  [
    'three probable families in the text',
    { to: [probable('p')], words: 'x1@gmail.com, x2@gmail.com, x3@gmail.com' },
    ['19 red'],
  ],
  [
    'one family in a field and another in the text, to an outsider',
    { to: [mmeA], cc: [mairie], known: [mB], words: 'b@orange.fr' },
    ['5 red', '19 red'],
  ],
];

const harmless: Quoted = {
  from: { name: 'Paul Dupont', address: dupont.address },
  to: [named(ME)],
  cc: [named(durand.address)],
  subject: 'Conseil d’école',
  words: ['Bonjour,', 'le conseil est avancé : voir avec la direction.'],
};
const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

interface Variant {
  name: string;
  body(words: string): { html: string | null; text: string };
}

const VARIANTS: Variant[] = [
  { name: 'plain text', body: (words) => ({ html: null, text: words }) },
  { name: 'HTML', body: (words) => ({ html: `<p>${escaped(words)}</p>`, text: words }) },
  ...CLIENTS.flatMap((client) =>
    (['fr', 'en'] as const).flatMap((language): Variant[] => {
      const inText = forwardedText(client, language, harmless);
      const inHtml = forwardedHtml(client, language, harmless);
      return [
        {
          name: `${client} ${language} in text`,
          body: (words) => ({ html: null, text: `${words}\n\n${answeredText(language, harmless, inText)}` }),
        },
        {
          name: `${client} ${language} in HTML`,
          body: (words) => ({
            html: `<p>${escaped(words)}</p>${answeredHtml(language, harmless, inHtml)}`,
            text: words,
          }),
        },
      ];
    }),
  ),
];

describe.each(TABLE)('%s', (_what, { words = '', ...written }, expected) => {
  test.each(VARIANTS)('$name', ({ body }) => {
    const whole = body(words);
    const input = mail({ ...written, ...whole });
    const findings = evaluate(input);
    expect(findings.map((one) => `${one.case} ${one.severity}`)).toEqual(expected);
    const before = draftOf(input, whole);
    for (const finding of findings) {
      const fix = finding.fixes.find(changesDraft);
      if (!fix) continue;
      const after = applyFix(before, fix, MARKS);
      const still = evaluate(askedAgain(input, after));
      expect(still.filter(({ severity, key }) => severity === 'red' && key === finding.key)).toEqual([]);
      expect(still.map(({ key }) => key)).not.toContain(finding.key);
      // Nothing moves but what the fix names.
      const moved = Object.keys(after).filter((part) => after[part as 'html'] !== before[part as 'html']);
      const allowed = MOVES[fix.kind];
      expect(allowed, fix.kind).toEqual(
        expect.arrayContaining(moved.filter((part) => !sameContent(part, before, after))),
      );
    }
    if (!findings.some(({ severity }) => severity === 'red')) return;
    const act = safeAct(before, (draft) => evaluate(askedAgain(input, draft)), MARKS);
    expect(evaluate(askedAgain(input, act!.draft)).filter(({ severity }) => severity === 'red')).toEqual([]);
  });
});

const MOVES: Partial<Record<string, string[]>> = {
  setRecipients: ['recipients'],
  maskAddresses: ['subject', 'html', 'text'],
  lightenQuote: ['html', 'text'],
  abridgeNames: ['subject', 'html', 'text', 'attachments'],
  removeAttachment: ['attachments'],
  cleanAttachment: ['attachments'],
  renameAttachment: ['attachments'],
  changeSender: ['ownAddress'],
  dropReplyTo: ['replyTo'],
};

function sameContent(part: string, before: object, after: object): boolean {
  const of = (draft: object) => JSON.stringify(draft[part as keyof typeof draft]);
  return of(before) === of(after);
}
