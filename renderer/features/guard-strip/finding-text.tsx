// A finding in words: what would happen, in one sentence that counts and names.
import type { Finding } from '../../../shared/guard/index.ts';
import { type Formats, useFormats, useWords, type WordsOf } from '../../i18n/index.ts';
import type { FactsByAddress } from '../people/index.ts';
import { sentenceWords } from './sentence-words.ts';
import { words } from './words.ts';

type SentenceWords = WordsOf<typeof sentenceWords>;

/** How many people a sentence names before it counts the others. */
const NAMED = 3;

export function useFindingSentence(): (finding: Finding, people: FactsByAddress) => string {
  const w = useWords(sentenceWords);
  const formats = useFormats();
  return (finding, people) => sentence(w, formats, finding, people);
}

export function FindingText({ finding, people }: { finding: Finding; people: FactsByAddress }) {
  const w = useWords(words);
  const toSentence = useFindingSentence();
  return (
    <>
      <p className="finding-sentence">{toSentence(finding, people)}</p>
      {finding.severity === 'red' && finding.surface !== null && <p className="finding-rule">{w.rule}</p>}
    </>
  );
}

function sentence(w: SentenceWords, formats: Formats, finding: Finding, people: FactsByAddress): string {
  const n = finding.exposed.length;
  const m = finding.readers.length;
  const [first = '', second = ''] = finding.names;
  const who = () => naming(w, finding.exposed, people);
  switch (finding.case) {
    case 1:
      return families(w, n, m);
    case 2:
      return w.household;
    case 3:
      return w.oneAmongHidden(who(), m);
    case 4:
      return w.colleaguesRead(n, m);
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
    case 12:
      return w.quotedHeader(n);
    case 13:
      return w.history(n);
    case 14:
    case 16:
    case 17:
    case 18:
      return w.attached(first, n, finding.names.slice(1));
    case 15:
      return w.attachedBcc(first);
    case 19:
      return written(w, finding);
    case 20:
      return w.namesake(who(), first);
    case 21:
      return w.oddOneOut(who());
    case 22:
      return w.salutation(first, finding.names.slice(1).join(', '));
    case 23:
      return w.mistyped(finding.exposed.join(', '));
    case 24:
      return w.lastYear(finding.groupNames.join(', '));
    case 25:
      return w.doNotWrite(who());
    case 26:
      return finding.exposed.length > 0 ? w.answersFamily(first) : w.wrongSender(first);
    case 27:
      return finding.surface === 'S2' ? w.familyReturn : w.privateReturn(first);
    case 28:
      return (finding.severity === 'red' ? w.pupilsDelicate : w.pupils)(finding.names.join(', '), m);
    case 29:
      return w.onlyBcc;
    case 30:
      return w.spread(first, second);
    case 33:
      return w.unreadable(first);
    case 35:
      return w.manyVisible(first);
    case 36:
      return w.ownPrivate(who());
  }
}

/** Case 19, by the place in which the addresses are written. */
function written(w: SentenceWords, { surface, exposed, names }: Finding): string {
  if (surface === 'S9') return w.inDisplayName(exposed.length);
  if (surface !== 'S7') return w.inText(exposed.length);
  return names[0] === undefined ? w.inSubject(exposed.length) : w.inFileName(names[0]);
}

/** The families are each other's readers, unless somebody in Cci reads them as well. */
function families(w: SentenceWords, n: number, m: number): string {
  if (m > n || n === 1) return w.familiesSeen(n, m);
  return n === 2 ? w.twoFamilies : w.families(n);
}

function without(addresses: readonly string[], others: readonly string[]): string[] {
  return addresses.filter((address) => !others.includes(address));
}

export function naming(w: SentenceWords, addresses: readonly string[], people: FactsByAddress): string {
  const names = addresses.slice(0, NAMED).map((address) => people.get(address)?.name ?? address);
  const rest = addresses.length - names.length;
  return rest > 0 ? w.andOthers(names.join(', '), rest) : names.join(', ');
}
