// The cases of docs/guard.md as messages, with what is said of each and what the one click makes of the draft: every part
// of it that changes is written here in full, and whatever is not written may not change. 10, 11 and what is asked before
// forwarding are in before-composing.test.ts; 12 and 13 on real quotations in quotes.test.ts; 31 in dismissals.test.ts;
// 32 is a message that has turned red when it leaves; 34 in after-the-fact.test.ts.
import type { AttachmentFacts, GuardedDraft, GuardInput, PersonFacts } from '../../../shared/guard/index.ts';
import {
  chip,
  colleague,
  DAY_MS,
  family,
  group,
  groupChip,
  list,
  type Mail,
  ME,
  NOW_AT,
  partner,
  person,
  probable,
  SCHOOL,
} from './people.ts';

/** What the click changes of the draft (`words`: of its own text), or in the world around it; null: there is none. */
export type Click =
  | Partial<Omit<GuardedDraft, 'html' | 'text'> & { words: string }>
  | { world: (input: GuardInput) => GuardInput }
  | null;

export interface Row {
  what: string;
  mail: Mail & { words?: string };
  /** The case depends on the text: without it nothing is said. The others say the same above any text. */
  readsText?: true;
  /** « 1 red », and what its main click does, in order. */
  said: [finding: string, click: Click][];
  /** What « Envoyer » in red makes of the draft, where it is not what the clicks of all that is red make together. */
  safe?: Partial<GuardedDraft>;
}

const [mmeA, mB, mmeC] = [family('a'), family('b'), family('c')];
const [dupont, durand, roy] = [colleague('dupont'), colleague('durand'), colleague('roy')];
const mairie = partner('mairie');
const me = person(ME);
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
const lastYear = elected.map((one) => ({ ...one, groups: [agreement(NOW_AT - 300 * DAY_MS)] }));
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
const seen = (one: PersonFacts, ...others: PersonFacts[]) => ({
  ...one,
  seenWith: others.map(({ address }) => address),
});

interface Fields {
  to?: (PersonFacts | ReturnType<typeof chip>)[];
  cc?: Fields['to'];
  bcc?: Fields['to'];
}
const fields = ({ to = [], cc = [], bcc = [] }: Fields): Click => {
  const chips = (some: NonNullable<Fields['to']>) => some.map((one) => ('kind' in one ? one : chip(one)));
  return { recipients: { to: chips(to), cc: chips(cc), bcc: chips(bcc) } };
};
/** Nothing red or amber is left once these facts are known. */
const once = (change: (facts: PersonFacts) => PersonFacts): Click => ({
  world: (input) => ({ ...input, people: new Map([...input.people].map(([key, facts]) => [key, change(facts)])) }),
});
const notedAgreement = once((facts) =>
  facts.roles.some(({ role }) => role === 'electedParent') ? { ...facts, groups: [agreement(NOW_AT)] } : facts,
);
/** « Envoyer séparément »: each message has one household; here the one of the first recipient. */
const separately: Click = {
  world: (input) => ({ ...input, recipients: { to: input.recipients.to.slice(0, 1), cc: [], bcc: [] } }),
};
const attached = (...attachments: AttachmentFacts[]): Click => ({ attachments });
const message = file({ name: 'Sortie.eml', kind: 'message', header: { ...original, bcc: [] } });
const table = file({ found: shows });
const writing = 'Écrivez à a@orange.fr pour le goûter.';
const masked = 'Écrivez à [adresse masquée] pour le goûter.';

export const TABLE: Row[] = [
  {
    what: '1: families in À and Cc',
    mail: { to: [mmeA, mB], cc: [mmeC, dupont] },
    said: [['1 red', fields({ to: [me], cc: [dupont], bcc: [mmeA, mB, mmeC] })]],
  },
  {
    what: '1: a colleague stays alone in À',
    mail: { to: [dupont, mmeA, durand], cc: [mB], bcc: [mmeC, roy] },
    said: [['1 red', fields({ to: [dupont, durand], bcc: [mmeC, roy, mmeA, mB] })]],
  },
  {
    what: '1: two probable families',
    mail: { to: [probable('p1'), probable('p2')] },
    said: [['1 amber', fields({ to: [me], bcc: [probable('p1'), probable('p2')] })]],
  },
  {
    what: '1: three probable families',
    mail: { to: [probable('p1'), probable('p2')], cc: [probable('p3')] },
    said: [['1 red', fields({ to: [me], bcc: [probable('p1'), probable('p2'), probable('p3')] })]],
  },
  { what: '2: two parents of one child', mail: { to: couple }, said: [['2 amber', separately]] },
  {
    what: '2: and another household',
    mail: { to: couple, cc: [mmeA] },
    said: [
      ['1 red', fields({ to: [me], bcc: [...couple, mmeA] })],
      ['2 amber', separately],
    ],
  },
  {
    what: '2: who may be written to together',
    mail: { to: couple.map((one) => ({ ...one, householdTogether: true })) },
    said: [],
  },
  {
    what: '3: one parent in À, others in Cci',
    mail: { to: [mmeA], cc: [dupont], bcc: [mB, mmeC] },
    said: [['3 red', fields({ to: [me], cc: [dupont], bcc: [mB, mmeC, mmeA] })]],
  },
  {
    what: '3: a probable one in À, probable ones in Cci',
    mail: { to: [probable('p1')], bcc: [probable('p2'), probable('p3')] },
    said: [['3 amber', fields({ to: [me], bcc: [probable('p2'), probable('p3'), probable('p1')] })]],
  },
  { what: '4: one parent and colleagues', mail: { to: [mmeA], cc: [dupont, durand] }, said: [] },
  { what: '4: one parent and a colleague in Cci', mail: { to: [mmeA], bcc: [dupont] }, said: [] },
  {
    what: '5: parents, town hall, colleagues',
    mail: { to: [mmeA, mB], cc: [mairie, dupont] },
    said: [['5 red', fields({ to: [me], cc: [mairie, dupont], bcc: [mmeA, mB] })]],
  },
  {
    what: '5: one parent and the town hall',
    mail: { to: [mmeA], cc: [mairie] },
    said: [['5 amber', fields({ to: [me], cc: [mairie], bcc: [mmeA] })]],
  },
  {
    what: '5: the town hall in À',
    mail: { to: [mairie, mmeA], cc: [mB] },
    said: [['5 red', fields({ to: [mairie], bcc: [mmeA, mB] })]],
  },
  { what: '6: elected parents who agreed', mail: { to: agreed }, said: [['6 note', null]] },
  {
    what: '6: and the president of the association, who agreed',
    mail: { to: [president], cc: agreed },
    said: [['6 note', null]],
  },
  {
    what: '6: and a family that did not',
    mail: { to: agreed, bcc: [mmeA] },
    said: [['1 red', fields({ to: [me], bcc: [mmeA, ...agreed] })]],
  },
  { what: '7: elected parents without an agreement', mail: { to: elected }, said: [['7 amber', notedAgreement]] },
  { what: '7: with last year’s agreement', mail: { to: lastYear }, said: [['7 amber', notedAgreement]] },
  {
    what: '8: a class as one chip',
    mail: { to: [groupChip(7)], cc: [dupont], groups: [group(7, 'CM2', [mmeA, mB])], known: [mmeA, mB] },
    said: [['8 red', fields({ to: [me], cc: [dupont], bcc: [groupChip(7)] })]],
  },
  {
    what: '8: a mixed group is taken apart',
    mail: { to: [groupChip(8)], groups: [group(8, 'Sortie', [mmeA, dupont, mB], 'team')], known: [mmeA, mB, dupont] },
    said: [['8 red', fields({ to: [dupont], bcc: [mmeA, mB] })]],
  },
  {
    what: '9: a remote list beside a parent',
    mail: { to: [mmeA], cc: [list('parents')] },
    said: [['9 amber', fields({ to: [me], cc: [list('parents')], bcc: [mmeA] })]],
  },
  {
    what: '9: a school elsewhere beside a parent',
    mail: { to: [mmeA], cc: [person('ce.0690001a@ac-lyon.fr')] },
    said: [['9 amber', fields({ to: [me], cc: [person('ce.0690001a@ac-lyon.fr')], bcc: [mmeA] })]],
  },
  {
    what: '14: a message attached',
    mail: { to: [mmeC], known: [mmeA, mB], letter: { attachments: [message, file({ id: 'f2', name: 'plan.pdf' })] } },
    said: [['14 red', attached({ ...message, treatment: 'cleaned' }, file({ id: 'f2', name: 'plan.pdf' }))]],
  },
  {
    what: '14: to somebody who got it',
    mail: { to: [mmeA], known: [mB], letter: { attachments: [message] } },
    said: [],
  },
  {
    what: '15: one’s own with its Bcc',
    mail: {
      to: [mmeC],
      known: [mmeA, mB],
      letter: {
        attachments: [
          file({ kind: 'message', header: { from: [named(ME)], to: [named(ME)], cc: [], bcc: original.to } }),
        ],
      },
    },
    said: [
      [
        '15 amber',
        attached(
          file({
            kind: 'message',
            header: { from: [named(ME)], to: [named(ME)], cc: [], bcc: original.to },
            treatment: 'cleaned',
          }),
        ),
      ],
    ],
  },
  {
    what: '16: a table of addresses',
    mail: { to: [mmeC], known: [mmeA, mB], letter: { attachments: [table] } },
    said: [['16 red', attached({ ...table, treatment: 'cleaned' })]],
  },
  {
    what: '16: to a list that anybody may read',
    mail: { to: [list('parents')], known: [mmeA, mB], letter: { attachments: [table] } },
    said: [['16 red', attached({ ...table, treatment: 'cleaned' })]],
  },
  {
    what: '16: to an institution elsewhere',
    mail: { to: [person('ce.0690001a@ac-lyon.fr')], known: [mmeA, mB], letter: { attachments: [table] } },
    said: [['16 amber', attached({ ...table, treatment: 'cleaned' })]],
  },
  {
    what: '16: to colleagues',
    mail: {
      to: [dupont, durand],
      known: [mmeA, mB, mmeC],
      letter: { attachments: [file({ found: [...shows, { address: mmeC.address, hidden: true }] })] },
    },
    said: [
      ['16 note', attached(file({ found: [...shows, { address: mmeC.address, hidden: true }], treatment: 'cleaned' }))],
    ],
  },
  {
    what: '17: a document',
    mail: {
      to: [mmeC],
      known: [mmeA, mB],
      letter: { attachments: [file({ id: 'f0' }), file({ name: 'note.docx', kind: 'document', found: shows })] },
    },
    said: [['17 red', attached(file({ id: 'f0' }))]],
  },
  {
    what: '18: an invitation',
    mail: {
      to: [mmeC],
      known: [mmeA, mB],
      letter: { attachments: [file({ name: 'r.ics', kind: 'card', found: shows })] },
    },
    said: [['18 red', attached()]],
  },
  {
    what: '19: an address in the text',
    mail: { to: [mB], known: [mmeA], words: writing },
    readsText: true,
    said: [['19 red', { words: masked }]],
  },
  {
    what: '19: to a partner',
    mail: { to: [mairie], known: [mmeA], words: writing },
    readsText: true,
    said: [['19 amber', { words: masked }]],
  },
  {
    what: '19: behind a name, and another that may be read',
    mail: { to: [mB], known: [mmeA, dupont], words: `Voir Mme A <a@orange.fr> & M. Dupont <dupont@ac-poitiers.fr>.` },
    readsText: true,
    said: [['19 red', { words: 'Voir Mme A & M. Dupont <dupont@ac-poitiers.fr>.' }]],
  },
  {
    what: '19: in the subject',
    mail: { to: [mB], known: [mmeA], letter: { subject: 'Dossier a@orange.fr – suite' } },
    said: [['19 red', { subject: 'Dossier [adresse masquée] – suite' }]],
  },
  {
    what: '19: in a file name',
    mail: { to: [mB], known: [mmeA], letter: { attachments: [file({ name: 'fiche a@orange.fr.pdf' })] } },
    said: [['19 red', attached(file({ name: 'fiche .pdf' }))]],
  },
  {
    what: '19: in a display name',
    mail: { to: [chip(dupont, 'Paul a@orange.fr'), mB], known: [mmeA, dupont] },
    said: [['19 red', fields({ to: [chip(dupont, 'Paul'), mB] })]],
  },
  {
    what: '20: a parent of a colleague’s name',
    mail: {
      to: [dupont, durand],
      cc: [family('petit', { namesakes: [{ address: 'petit@ac-poitiers.fr', name: 'Anne Petit', roles: [] }] })],
    },
    said: [
      ['20 note', fields({ to: [dupont, durand], cc: [chip({ address: 'petit@ac-poitiers.fr' }, 'Anne Petit')] })],
    ],
  },
  {
    what: '20: a stranger of a family’s name',
    mail: {
      to: [mmeA],
      cc: [{ ...partner('petit'), namesakes: [{ address: 'p@orange.fr', name: 'Anne Petit', roles: mmeA.roles }] }],
    },
    said: [
      ['5 amber', fields({ to: [me], cc: [partner('petit')], bcc: [mmeA] })],
      ['20 amber', fields({ to: [mmeA], cc: [chip({ address: 'p@orange.fr' }, 'Anne Petit')] })],
    ],
  },
  { what: '20: nobody of that name', mail: { to: [{ ...mmeA, namesakes: [] }] }, said: [] },
  {
    what: '21: the odd one out',
    mail: { to: [seen(dupont, durand), seen(durand, dupont), seen(roy, dupont)], cc: [seen(mairie)] },
    said: [['21 note', fields({ to: [dupont, durand, roy] })]],
  },
  {
    what: '22: another name in the greeting',
    mail: { to: [chip(mmeA, 'Anne Lemoine')], known: [mmeA], words: 'Bonjour Madame Lopez,' },
    readsText: true,
    said: [['22 note', null]],
  },
  {
    what: '22: the same name',
    mail: { to: [chip(mmeA, 'LOPEZ Anne')], known: [mmeA], words: 'Bonjour Madame Lopez,' },
    said: [],
  },
  {
    what: '22: a function',
    mail: { to: [chip(mmeA, 'Anne Lemoine')], known: [mmeA], words: 'Madame la directrice,' },
    said: [],
  },
  {
    what: '22: people named in a sentence',
    mail: { to: [chip(mmeA, 'Anne Lemoine')], known: [mmeA], words: 'Mme Lopez, M. Petit et moi-même viendrons.' },
    said: [],
  },
  {
    what: '23: gmial.com',
    mail: { to: [chip(person('lea@gmial.com'), 'Léa'), dupont] },
    said: [['23 amber', fields({ to: [chip(person('lea@gmail.com'), 'Léa'), dupont] })]],
  },
  {
    what: '23: orange.f',
    mail: { cc: [person('lea@orange.f')] },
    said: [['23 amber', fields({ cc: [person('lea@orange.fr')] })]],
  },
  {
    what: '24: last year’s group',
    mail: {
      to: [me],
      bcc: [groupChip(1), dupont],
      groups: [group(1, 'CM2 2025-26', [mmeA, mB]), group(2, 'CM2 2026-27', [mmeA, mmeC])],
      known: [mmeA, mB, mmeC],
    },
    said: [['24 amber', fields({ to: [me], bcc: [groupChip(2), dupont] })]],
  },
  {
    what: '25: not to be written to',
    mail: { to: [dupont], bcc: [mmeA, family('n', { doNotWrite: true })] },
    said: [['25 red', fields({ to: [dupont], bcc: [mmeA] })]],
  },
  {
    what: '26: the school’s mailbox was written to',
    mail: {
      to: [mmeA],
      letter: { identities, original: { from: [named(mmeA.address)], to: [named(SCHOOL)], cc: [] } },
    },
    said: [['26 amber', { ownAddress: SCHOOL }]],
  },
  {
    what: '26: written to from the school’s mailbox',
    mail: { to: [{ ...dupont, usualSender: SCHOOL }], letter: { identities } },
    said: [['26 amber', { ownAddress: SCHOOL }]],
  },
  {
    what: '26: a family that wrote to the own mailbox of a head, who has the school’s besides',
    mail: {
      to: [mmeA],
      letter: { identities, original: { from: [named(mmeA.address)], to: [named(ME)], cc: [] } },
    },
    said: [['26 note', { ownAddress: SCHOOL }]],
  },
  {
    what: '26: a colleague that wrote to the own mailbox is answered from it',
    mail: {
      to: [dupont],
      letter: { identities, original: { from: [named(dupont.address)], to: [named(ME)], cc: [] } },
    },
    said: [],
  },
  {
    what: '27: answers to a private mailbox',
    mail: { to: [dupont], letter: { replyTo: 'claire.martin@gmail.com' } },
    said: [['27 amber', { replyTo: null }]],
  },
  {
    what: '27: answers of families to a private mailbox, which may be one’s own',
    mail: { to: [me], bcc: [mmeA, mB, probable('p1')], letter: { replyTo: 'claire.martin@gmail.com' } },
    said: [['27 amber', { replyTo: null }]],
  },
  {
    what: '27: answers to a family',
    mail: { to: [mB], known: [mmeA], letter: { replyTo: mmeA.address } },
    said: [['27 red', { replyTo: null }]],
  },
  {
    what: '27: from a private mailbox',
    mail: { to: [dupont], from: 'claire.martin@gmail.com', letter: { identities } },
    said: [['27 amber', { ownAddress: ME }]],
  },
  {
    what: '28: a pupil named',
    mail: { to: [me], bcc: [mmeA, mB, mmeC], letter: { pupils }, words: 'Lucas Martinet a gagné.' },
    readsText: true,
    said: [['28 amber', { words: 'L. M. a gagné.' }]],
  },
  {
    what: '28: with words of health',
    mail: { to: [me], bcc: [mmeA, mB, mmeC], letter: { pupils }, words: 'MARTINET Lucas est malade.' },
    readsText: true,
    said: [['28 red', { words: 'L. M. est malade.' }]],
  },
  {
    what: '28: with words that only begin like a sanction’s',
    mail: { to: [me], bcc: [mmeA, mB], letter: { pupils }, words: 'Lucas Martinet chante exclusivement en chœur.' },
    readsText: true,
    said: [['28 amber', { words: 'L. M. chante exclusivement en chœur.' }]],
  },
  {
    what: '28: in the subject and a file’s name',
    mail: {
      to: [me],
      bcc: [mmeA, mB],
      letter: { pupils, subject: 'Lucas Martinet', attachments: [file({ name: 'martinet_lucas.csv' })] },
    },
    said: [['28 amber', { subject: 'L. M.', attachments: [file({ name: 'L. M..csv' })] }]],
  },
  {
    what: '28: to the own household',
    mail: { to: [mmeA], letter: { pupils }, words: 'Lucas Martinet est malade.' },
    said: [],
  },
  { what: '29: only Cci', mail: { bcc: [mmeA, mB] }, said: [['29 note', fields({ to: [me], bcc: [mmeA, mB] })]] },
  {
    what: '30: more than the server takes',
    mail: { to: [dupont, durand, roy], letter: { recipientsAtOnce: 2 } },
    said: [['30 note', null]],
  },
  {
    what: '33: unreadable, to two families',
    mail: { to: [me], bcc: [mmeA, mB], letter: { attachments: [file({ unreadable: true })] } },
    said: [['33 amber', attached()]],
  },
  {
    what: '33: unreadable, to a colleague',
    mail: { to: [dupont], letter: { attachments: [file({ unreadable: true })] } },
    said: [['33 note', attached()]],
  },
  { what: '35: many colleagues', mail: { to: many }, said: [['35 note', fields({ to: [me], bcc: many })]] },
  {
    what: '36: one’s own private mailbox',
    mail: { to: [dupont], cc: [chip(person('c.m@gmail.com'), 'Claire Martin')] },
    said: [['36 amber', fields({ to: [dupont] })]],
  },
  {
    what: '36: and to nobody else',
    mail: { to: [chip(person('c.m@gmail.com'), 'Claire Martin')] },
    said: [['36 amber', fields({})]],
  },
  {
    what: '32: the address book has learned that two strangers are families',
    mail: { to: [person('x@societe.example', { roles: mmeA.roles }), mmeA] },
    said: [['1 red', fields({ to: [me], bcc: [person('x@societe.example'), mmeA] })]],
  },
  {
    what: '19: three probable families in the text',
    mail: { to: [probable('p')], words: 'x1@gmail.com, x2@gmail.com, x3@gmail.com' },
    readsText: true,
    said: [['19 red', { words: '[adresse masquée], [adresse masquée], [adresse masquée]' }]],
  },
  {
    what: '5 and 19: a family in a field and another in the text, to an outsider',
    mail: { to: [mmeA], cc: [mairie], known: [mB], words: 'b@orange.fr' },
    readsText: true,
    said: [
      ['5 red', fields({ to: [me], cc: [mairie], bcc: [mmeA] })],
      ['19 red', { words: '[adresse masquée]' }],
    ],
  },
];
