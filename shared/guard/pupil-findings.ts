// Case 28: a pupil of a class list named in a mail that several households get. Full names only, Cci counts, the pupil's
// own household does not. With words of health or sanction it is red.

import { addressesOfParties } from './bucket.ts';
import type { Finding } from './finding.ts';
import { holdsWords, plainWords } from './plain-words.ts';
import { finding, type Question } from './question.ts';
import { isFamily, type Party } from './scene.ts';

export function namedPupils({ input, scene, subjectsLetPass }: Question): Finding[] {
  const { letter } = input;
  if (!letter || letter.pupils.length === 0) return [];
  const families = scene.readers.filter(isFamily);
  if (new Set(families.map(householdOf)).size < 2) return [];
  const said = plainWords(
    [letter.subject, letter.body.typed, ...letter.attachments.map(({ name }) => name.replace(/[_.-]/g, ' '))].join(
      '\n',
    ),
  );
  const named = letter.pupils.flatMap((pupil) => {
    const own = new Set(pupil.household);
    const readers = families.filter(({ address }) => !own.has(address));
    return readers.length > 0 && isNamed(said, pupil.name) ? [{ name: pupil.name, readers }] : [];
  });
  if (named.length === 0) return [];
  const names = [...new Set(named.map(({ name }) => name))];
  const one = finding(28, isDelicate(said) ? 'red' : 'amber', {
    readers: addressesOfParties(new Set(named.flatMap(({ readers }) => readers))),
    names,
    fixes: [{ kind: 'abridgeNames', names }],
  });
  return subjectsLetPass(28).has(one.key) ? [] : [one];
}

/** « Lucas Martin », « MARTIN Lucas ». */
function isNamed(said: string, name: string): boolean {
  const words = plainWords(name).split(' ');
  if (words.length < 2) return false;
  return holdsWords(said, words.join(' ')) || holdsWords(said, [...words.slice(1), words[0]].join(' '));
}

function householdOf({ facts, address }: Party): string {
  return facts.household ?? address;
}

/** Plain words: beginnings of words that tell of health, of help or of a sanction. */
const DELICATE = [
  ...['malad', 'hospital', 'hopital', 'medic', 'allerg', 'asthm', 'handicap', 'pai', 'pap', 'pps', 'ppre', 'mdph'],
  ...['ulis', 'aesh', 'avs', 'segpa', 'psycholog', 'psychiat', 'orthophon', 'dyslex', 'dysphas', 'dysprax', 'tdah'],
  ...['autis', 'epilep', 'diabet', 'enceinte', 'grossesse', 'depress', 'suicid', 'trouble', 'traitement', 'poux'],
  ...['sanction', 'punition', 'puni', 'exclu', 'conseil de discipline', 'discipline', 'retenue', 'avertissement'],
  ...['blame', 'renvoi', 'violen', 'harcel', 'bagarre', 'vole', 'signalement', 'information preoccupante', 'absenteis'],
  ...['sick', 'illness', 'hospital', 'allerg', 'disabilit', 'special needs', 'detention', 'suspended', 'expelled'],
  ...['bully', 'punish', 'misconduct', 'disciplin'],
];
/** The same beginnings where they tell of nothing: « exclusivement », « dans l’enceinte de l’école ». */
const HARMLESS =
  /\b(?:exclusiv\p{L}*|exclusifs?|hospitalit\p{L}*|l enceinte|traitements? de (?:texte|surface)s?|(?:a|ont) (?:bien )?ete retenue?s?|(?:est|sont) retenue?s?|retenues? pour|disciplines (?:sportives?|scolaires?|enseignees?)|en discipline libre|trouble fete)\b/gu;
const WHOLE = new Set(['pai', 'pap', 'pps', 'ppre', 'avs', 'vole', 'ulis', 'puni', 'trouble', 'renvoi', 'blame']);

function isDelicate(said: string): boolean {
  const text = ` ${said.replace(HARMLESS, ' ')} `;
  return DELICATE.some((word) => text.includes(WHOLE.has(word) ? ` ${word} ` : ` ${word}`));
}
