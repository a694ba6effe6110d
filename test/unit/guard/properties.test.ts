// What holds for any message and any fix: nobody learns more by a fix, the safe act leaves nothing red, À is never
// empty while anybody is written to, and no colleague is hidden by side effect.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Recipient } from '../../../shared/domain/draft.ts';
import {
  type AttachmentFacts,
  addressesToKnow,
  applyFix,
  changesDraft,
  dismissalOf,
  evaluate,
  exposuresOf,
  type Finding,
  type Fix,
  type GuardedDraft,
  type GuardInput,
  safeAct,
} from '../../../shared/guard/index.ts';
import {
  askedAgain,
  chip,
  colleague,
  draftOf,
  family,
  group,
  groupChip,
  list,
  MARKS,
  ME,
  mail,
  NOW_AT,
  partner,
  person,
  probable,
  SCHOOL,
} from './people.ts';
import { answeredHtml, answeredText, CLIENTS, forwardedHtml, forwardedText, LANGUAGES, type Quoted } from './quotes.ts';

const couple = ['x1', 'x2'].map((name) => family(name, { household: 'Lea' }));
const agreement = {
  name: 'Élus',
  privacy: 'agreed' as const,
  agreedAt: NOW_AT,
  memberAddresses: ['e1@free.fr', 'e2@free.fr'],
};
const elected = ['e1', 'e2'].map((name) =>
  person(`${name}@free.fr`, { roles: [{ role: 'electedParent', source: 'user' }], groups: [agreement] }),
);
const PEOPLE = [
  ...[family('a'), family('b'), family('c'), ...couple, ...elected, probable('p1'), probable('p2'), probable('p3')],
  ...[colleague('dupont'), colleague('durand'), person('ce.0690001a@ac-lyon.fr'), person('x@entreprise.example')],
  ...[partner('mairie'), list('parents'), family('n', { doNotWrite: true }), person('lea@gmial.com')],
];
const KEPT = new Set(['dupont@ac-poitiers.fr', 'durand@ac-poitiers.fr', 'ce.0690001a@ac-lyon.fr']);
const MIXED = group(8, 'Sortie', [PEOPLE[0]!, PEOPLE[1]!, colleague('dupont')], 'team');
const CLASS = group(7, 'CM2', [PEOPLE[0]!, PEOPLE[2]!]);
const pupils = [{ name: 'Lucas Martinet', household: ['a@orange.fr'] }];

const somebody = fc.constantFrom(...PEOPLE);
const anAddress = somebody.map(({ address }) => ({ name: address.split('@')[0]!.toUpperCase(), address }));
const aChip: fc.Arbitrary<Recipient> = fc.oneof(
  { weight: 6, arbitrary: somebody.map((one) => chip(one)) },
  { weight: 1, arbitrary: fc.constantFrom(groupChip(7), groupChip(8)) },
  { weight: 1, arbitrary: fc.tuple(somebody, somebody).map(([one, other]) => chip(one, `Mme <${other.address}>`)) },
);
const aField = fc.array(aChip, { maxLength: 4 });
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom('Bonjour,', 'Merci.', 'Lucas Martinet', 'est malade', '2 < 3 & 4'),
      anAddress.map(({ address }) => address),
    ),
    {
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(' '));
const aQuote: fc.Arbitrary<Quoted> = fc.record({
  from: anAddress,
  to: fc.array(anAddress, { minLength: 1, maxLength: 3 }),
  cc: fc.array(anAddress, { maxLength: 2 }),
  subject: fc.constantFrom('Sortie', 'Re: Réunion'),
  words: fc.array(words, { minLength: 1, maxLength: 2 }),
});
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const aBody = fc
  .record({
    words,
    below: words,
    outer: fc.option(aQuote),
    inner: fc.option(aQuote),
    client: fc.constantFrom(...CLIENTS),
    other: fc.constantFrom(...CLIENTS),
    language: fc.constantFrom(...LANGUAGES),
    answered: fc.boolean(),
    rich: fc.boolean(),
  })
  .map(({ words: typed, below, outer, inner, client, other, language, answered, rich }) => {
    if (rich) {
      const deep = inner ? forwardedHtml(other, language, inner) : '';
      const quote =
        outer && (answered ? answeredHtml(language, outer, deep) : forwardedHtml(client, language, outer, deep));
      return { html: `<p>${escaped(typed)}</p>${quote ?? ''}<p>${escaped(below)}</p>`, text: typed };
    }
    const deep = inner ? forwardedText(other, language, inner) : '';
    const quote =
      outer && (answered ? answeredText(language, outer, deep) : forwardedText(client, language, outer, deep));
    return { html: null, text: `${typed}\n\n${quote ?? ''}\n\n${below}` };
  });
const aFile: fc.Arbitrary<AttachmentFacts> = fc
  .record({
    found: fc.array(anAddress, { maxLength: 3 }),
    header: fc.option(fc.tuple(anAddress, anAddress)),
    unreadable: fc.boolean(),
  })
  .chain((facts) =>
    fc.constantFrom('table', 'document', 'card').map(
      (kind): AttachmentFacts => ({
        id: 'f1',
        name: 'Lucas_Martinet a@orange.fr.csv',
        kind: facts.header ? 'message' : (kind as 'table'),
        found: facts.found.map(({ address }) => ({ address, hidden: false })),
        header: facts.header
          ? { from: [facts.header[0]], to: [facts.header[1]], cc: [], bcc: [facts.header[0]] }
          : null,
        unreadable: facts.unreadable,
        treatment: 'asIs',
      }),
    ),
  );

const aMessage = fc
  .record({
    to: aField,
    cc: aField,
    bcc: aField,
    body: aBody,
    file: fc.option(aFile),
    subject: words,
    replyTo: fc.option(anAddress),
    quoted: fc.option(aQuote),
  })
  .map(({ to, cc, bcc, body, file, subject, replyTo, quoted }) => {
    const input = mail({
      ...{ to, cc, bcc, ...body, groups: [CLASS, MIXED], known: PEOPLE },
      letter: {
        subject,
        pupils,
        attachments: file ? [file] : [],
        replyTo: replyTo?.address ?? null,
        original: quoted && { from: [quoted.from], to: quoted.to, cc: quoted.cc },
        identities: [
          { address: ME, name: 'Claire Martin' },
          { address: SCHOOL, name: '' },
        ],
      },
    });
    const draft = draftOf(input, body);
    // A counterexample in few words.
    return { input, draft, [fc.toStringMethod]: () => JSON.stringify({ ...draft, original: quoted }) };
  });

const triples = (input: GuardInput) => new Set(exposuresOf(input).map((one) => JSON.stringify(one)));
const reds = (input: GuardInput) => evaluate(input).filter(({ severity }) => severity === 'red');
const fixesOf = (input: GuardInput) => evaluate(input).flatMap((one) => one.fixes.filter(changesDraft));
const RUNS = { numRuns: 150 };

describe('for any message', () => {
  test('no fix shows anybody an address that was not shown before', () => {
    fc.assert(
      fc.property(aMessage, ({ input, draft }) => {
        for (const fix of fixesOf(input)) {
          if (corrects(fix)) continue;
          const before = triples(input);
          const after = triples(askedAgain(input, applyFix(draft, fix, MARKS)));
          expect([...after].filter((triple) => !before.has(triple))).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  test('each fix of a red finding mends it', () => {
    fc.assert(
      fc.property(aMessage, ({ input, draft }) => {
        for (const { key, fixes, surface } of reds(input)) {
          for (const fix of fixes.filter(changesDraft)) {
            const after = askedAgain(input, applyFix(draft, fix, MARKS));
            expect(reds(after).map((one) => one.key)).not.toContain(key);
            if (surface === 'S1') expect(reds(after).filter((one) => one.surface === 'S1')).toEqual([]);
          }
        }
      }),
      RUNS,
    );
  });

  test('the safe act leaves nothing red', () => {
    fc.assert(
      fc.property(aMessage, ({ input, draft }) => {
        if (reds(input).length === 0) return;
        const act = safeAct(draft, (one) => evaluate(askedAgain(input, one)), MARKS);
        // Nobody is left where the only recipient is not to be written to.
        if (act) expect(reds(askedAgain(input, act.draft))).toEqual([]);
        else expect(everyone(draft).every((address) => isUnwanted(address))).toBe(true);
      }),
      RUNS,
    );
  });

  test('no fix leaves À empty, hides a colleague or loses anybody whom it does not name', () => {
    fc.assert(
      fc.property(aMessage, ({ input, draft }) => {
        for (const finding of evaluate(input)) {
          for (const fix of finding.fixes.filter(changesDraft)) {
            const after = applyFix(draft, fix, MARKS);
            const { to, cc, bcc } = after.recipients;
            if (draft.recipients.to.length > 0 && cc.length + bcc.length > 0) expect(to).not.toEqual([]);
            const visible = addressesOf([...to, ...cc]);
            for (const address of addressesOf([...draft.recipients.to, ...draft.recipients.cc])) {
              if (KEPT.has(address)) expect(visible, JSON.stringify(fix)).toContain(address);
            }
            if (exchanges(fix)) continue;
            for (const address of everyone(draft)) expect(everyone(after)).toContain(address);
          }
        }
      }),
      RUNS,
    );
  });

  test('what was let pass is silent, and a recipient more brings nothing back that was let pass', () => {
    fc.assert(
      fc.property(aMessage, somebody, ({ input }, one) => {
        const dismissed = evaluate(input).map(dismissalOf);
        // What a colleague reads of many may be said as a note once nothing worse hides it.
        const left = evaluate({ ...input, dismissed }).filter(
          ({ surface, severity }) => surface && severity !== 'note',
        );
        expect(left).toEqual([]);
        const { to } = input.recipients;
        const more = { ...input, recipients: { ...input.recipients, to: [...to, chip(one)] } };
        for (const finding of evaluate({ ...more, dismissed })) {
          if (finding.surface === null || finding.severity === 'note') continue;
          const isNew = finding.exposed.includes(one.address) || finding.readers.includes(one.address);
          const couldBeNew = evaluate(more).some(
            (worse) => worse.severity !== finding.severity || worse.key !== finding.key,
          );
          expect(isNew || couldBeNew).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('fixes in any order show nobody more, and end without red', () => {
    fc.assert(
      fc.property(aMessage, fc.array(fc.nat(20), { maxLength: 8 }), ({ input, draft }, picks) => {
        let current = { input, draft };
        for (const pick of picks) {
          const fixes = fixesOf(current.input).filter((fix) => !corrects(fix));
          if (fixes.length === 0) break;
          const next = applyFix(current.draft, fixes[pick % fixes.length]!, MARKS);
          const before = triples(current.input);
          current = { draft: next, input: askedAgain(current.input, next) };
          expect([...triples(current.input)].filter((triple) => !before.has(triple))).toEqual([]);
        }
        if (reds(current.input).length === 0) return;
        const act = safeAct(current.draft, (one) => evaluate(askedAgain(input, one)), MARKS);
        expect(act !== null || everyone(current.draft).every((address) => isUnwanted(address))).toBe(true);
      }),
      RUNS,
    );
  });

  test('what was let pass silences what it told, and nothing else', () => {
    fc.assert(
      fc.property(aMessage, fc.nat(255), ({ input }, which) => {
        const findings = evaluate(input);
        const dismissed = findings.filter((_, index) => (which >> index) & 1).map(dismissalOf);
        const told = pairsOf([...dismissed, ...evaluate({ ...input, dismissed })]);
        for (const pair of pairsOf(findings)) expect(told).toContain(pair);
      }),
      RUNS,
    );
  });

  test('everybody whose facts matter is asked about', () => {
    fc.assert(
      fc.property(aMessage, ({ input }) => {
        const asked = new Set(addressesToKnow(input));
        for (const { address, reader } of exposuresOf(input)) {
          expect(asked).toContain(address);
          expect(asked).toContain(reader);
        }
      }),
      RUNS,
    );
  });
});

/** Who is put in another's place reads the message instead. */
function corrects(fix: Fix): boolean {
  return fix.kind === 'setRecipients' && fix.label === 'correctAddress';
}

type Told = Pick<Finding, 'surface' | 'severity' | 'exposed' | 'readers' | 'spared'>;

/** Who is shown to whom, where, as amber or red. */
function pairsOf(findings: readonly Told[]): Set<string> {
  const pairs = findings.flatMap(({ surface, severity, exposed, readers, spared }) => {
    if (surface === null || severity === 'note') return [];
    const without = new Set(spared.map(([e, r]) => `${e}:${r}`));
    return exposed.flatMap((address, e) =>
      readers.flatMap((reader, r) =>
        address === reader || without.has(`${e}:${r}`) ? [] : [`${surface} ${address} ${reader}`],
      ),
    );
  });
  return new Set(pairs);
}

function addressesOf(chips: readonly Recipient[]): string[] {
  return chips.flatMap((one) => {
    if (one.kind === 'address') return [one.address.address];
    return [CLASS, MIXED].find(({ id }) => id === one.groupId)?.memberAddresses ?? [];
  });
}

function everyone({ recipients }: GuardedDraft): string[] {
  return addressesOf([...recipients.to, ...recipients.cc, ...recipients.bcc]);
}

function isUnwanted(address: string): boolean {
  return PEOPLE.find((one) => one.address === address)?.doNotWrite ?? false;
}

/** Takes somebody out, or puts another in the place. */
function exchanges(fix: Fix): boolean {
  return fix.kind === 'setRecipients' && ['removeRecipient', 'correctAddress', 'replaceRecipient'].includes(fix.label);
}
