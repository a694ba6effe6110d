// What the guard costs a composer: findings for 500 recipients, and the reading of a quoted history of 200 kB. Pure
// computation, no server: `npm run bench -- --only=guard` measures it alone.
import type { PersonFacts } from '../../shared/guard/index.ts';
import { evaluate, type GuardInput, readBody } from '../../shared/guard/index.ts';
import { figuresOf } from './figures.ts';

export const RECIPIENTS = 500;
const QUOTED_LENGTH = 200_000;
const QUOTED_PEOPLE = 300;
const RUNS = 15;
const OWN = 'c.martin@ac-poitiers.fr';

export function benchGuard(): void {
  const { record } = figuresOf('guard', '500 recipients');
  const history = quotedHistory();
  const families = people((i) => ({ address: `f${i}@orange.fr`, roles: [{ role: 'family', source: 'import' }] }));
  const mixed = people((i) => MIXTURE[i % MIXTURE.length]!(i));
  record(
    'families in Cci',
    'ms',
    times(() => evaluate(question(families, 'bcc', ''))),
    '≤ 50',
  );
  record(
    'families in À',
    'ms',
    times(() => evaluate(question(families, 'to', ''))),
    '≤ 50',
  );
  record(
    'families, colleagues, strangers in À',
    'ms',
    times(() => evaluate(question(mixed, 'to', ''))),
    '≤ 50',
  );
  record(
    'reading a history of 200 kB',
    'ms',
    times(() => readBody({ html: history, text: '' })),
  );
  const whole = question(mixed, 'to', history);
  record(
    'and a history of 200 kB that is read',
    'ms',
    times(() => evaluate(whole)),
    '≤ 50',
  );
}

const MIXTURE: ((i: number) => Pick<PersonFacts, 'address' | 'roles'>)[] = [
  (i) => ({ address: `f${i}@orange.fr`, roles: [{ role: 'family', source: 'import' }] }),
  (i) => ({ address: `c${i}@ac-poitiers.fr`, roles: [] }),
  (i) => ({ address: `p${i}@gmail.com`, roles: [] }),
  (i) => ({ address: `m${i}@laville.example`, roles: [{ role: 'partner', source: 'user' }] }),
];

function people(of: (i: number) => Pick<PersonFacts, 'address' | 'roles'>): PersonFacts[] {
  return Array.from({ length: RECIPIENTS }, (_, i) => known(of(i)));
}

function known(facts: Pick<PersonFacts, 'address' | 'roles'>): PersonFacts {
  const rest = { name: null, isMe: false, household: null, householdTogether: false, doNotWrite: false };
  return { ...rest, onlyEverBcc: false, groups: [], ...facts };
}

function question(recipients: PersonFacts[], field: 'to' | 'bcc', html: string): GuardInput {
  const chips = recipients.map(({ address }) => ({ kind: 'address' as const, address: { name: null, address } }));
  const quoted = Array.from({ length: QUOTED_PEOPLE }, (_, i) =>
    known({ address: `q${i}@orange.fr`, roles: [{ role: 'family', source: 'import' }] }),
  );
  return {
    recipients: { to: [], cc: [], bcc: [], [field]: chips },
    ownAddress: OWN,
    people: new Map([...recipients, ...quoted].map((one) => [one.address, one])),
    groups: [],
    nowAt: Date.UTC(2026, 10, 22),
    letter: {
      subject: 'Sortie',
      body: readBody({ html, text: '' }),
      attachments: [],
      replyTo: null,
      identities: [{ address: OWN, name: 'Claire Martin' }],
      original: null,
      pupils: [],
      recipientsAtOnce: null,
    },
  };
}

/** Answers upon answers as Outlook quotes them, each to a whole school. */
export function quotedHistory(): string {
  const to = Array.from({ length: QUOTED_PEOPLE }, (_, i) => `Parent ${i} &lt;q${i}@orange.fr&gt;`).join('; ');
  const words = `<p class="MsoNormal">${'Bonjour à tous, voici ce qui est prévu pour la sortie. '.repeat(20)}</p>`;
  const answer = `<div style="border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>De&nbsp;:</b> École &lt;ce.0170001a@ac-poitiers.fr&gt;<br><b>Envoyé&nbsp;:</b> lundi 5 octobre 2026 09:08<br><b>À&nbsp;:</b> ${to}<br><b>Objet&nbsp;:</b> Sortie</p></div>${words}`;
  return `<p>Bonjour,</p>${answer.repeat(Math.ceil(QUOTED_LENGTH / answer.length))}`;
}

/** The first runs, which a composer has behind it after the first recipients, do not count. */
function times(work: () => unknown): number[] {
  for (let i = 0; i < 3; i += 1) work();
  return Array.from({ length: RUNS }, () => {
    const startMs = performance.now();
    work();
    return performance.now() - startMs;
  });
}
