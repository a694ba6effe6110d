// A finding in words: what would happen, in one sentence that counts and names; and the words of its fixes.
import type { Finding, Fix } from '../../../shared/guard/index.ts';
import { type Formats, useFormats, useWords, type WordsOf } from '../../i18n/index.ts';
import type { FactsByAddress } from '../people/index.ts';
import { words } from './words.ts';

type GuardWords = WordsOf<typeof words>;

/** How many people a sentence names before it counts the others. */
const NAMED = 3;

export function useFindingSentence(): (finding: Finding, people: FactsByAddress) => string {
  const w = useWords(words);
  const formats = useFormats();
  return (finding, people) => sentence(w, formats, finding, people);
}

export function FindingText({ finding, people }: { finding: Finding; people: FactsByAddress }) {
  const w = useWords(words);
  const toSentence = useFindingSentence();
  return (
    <>
      <p className="finding-sentence">{toSentence(finding, people)}</p>
      {finding.severity === 'red' && finding.case !== 25 && <p className="finding-rule">{w.rule}</p>}
    </>
  );
}

export function useFixLabel(): (fix: Fix, finding: Finding, people: FactsByAddress) => string {
  const w = useWords(words);
  return (fix, finding, people) => {
    if (fix.kind !== 'setRecipients') return w[fix.kind];
    const n = finding.exposed.length;
    switch (fix.label) {
      case 'familiesToBcc':
      case 'groupToBcc':
        return w[fix.label](n);
      case 'alsoToBcc':
      case 'removeRecipient':
        return w[fix.label](naming(w, finding.exposed, people));
      case 'hideFamiliesOnly':
      case 'ownAddressInTo':
        return w[fix.label];
    }
  };
}

function sentence(w: GuardWords, formats: Formats, finding: Finding, people: FactsByAddress): string {
  const n = finding.exposed.length;
  const m = finding.readers.length;
  switch (finding.case) {
    case 1:
      return families(w, n, m);
    case 2:
      return w.household;
    case 3:
      return w.oneAmongHidden(naming(w, finding.exposed, people), m);
    case 5:
      return w.outsiders(n, naming(w, without(finding.readers, finding.exposed), people));
    case 6:
      return w.agreement(finding.groupNames.join(', '), formats.listDate(finding.agreedAt ?? 0).split(/, \d/)[0]!);
    case 7:
      return w.noAgreement;
    case 8:
      return m > n ? w.familiesSeen(n, m) : w.group(finding.groupNames.join(', '), n);
    case 9:
      return w.elsewhere(n, naming(w, without(finding.readers, finding.exposed), people));
    case 10:
      return w.replyAllShows(n);
    case 11:
      return w.replyAllReveals;
    case 25:
      return w.doNotWrite(naming(w, finding.exposed, people));
    case 29:
      return w.onlyBcc;
  }
}

/** The families are each other's readers, unless somebody in Cci reads them as well. */
function families(w: GuardWords, n: number, m: number): string {
  if (m > n || n === 1) return w.familiesSeen(n, m);
  return n === 2 ? w.twoFamilies : w.families(n);
}

function without(addresses: readonly string[], others: readonly string[]): string[] {
  return addresses.filter((address) => !others.includes(address));
}

function naming(w: GuardWords, addresses: readonly string[], people: FactsByAddress): string {
  const names = addresses.slice(0, NAMED).map((address) => people.get(address)?.name ?? address);
  const rest = addresses.length - names.length;
  return rest > 0 ? w.andOthers(names.join(', '), rest) : names.join(', ');
}
