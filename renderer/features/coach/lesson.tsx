// One of the three screens: what the field is for, who reads what stands in it, and both in a picture.
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { DrawnLetter, Readers } from './drawn-letter.tsx';
import { CLAIRE, FAMILIES, JEROME, NADIA, type Placed } from './people.ts';
import { words } from './words.ts';

export type LessonName = 'to' | 'cc' | 'bcc';

const LETTERS: Record<LessonName, Placed> = {
  to: { to: [JEROME], cc: [], bcc: [] },
  cc: { to: [JEROME], cc: [NADIA], bcc: [] },
  bcc: { to: [CLAIRE], cc: [], bcc: FAMILIES },
};

export function Lesson({ name }: { name: LessonName }) {
  const w = useWords(words);
  return (
    <>
      <p className="coach-text">{w[`${name}Text`]}</p>
      <div className="coach-picture">
        <DrawnLetter letter={LETTERS[name]} subject={w[`${name}Subject`]} />
        <Readers letter={LETTERS[name]} />
      </div>
      <p className="coach-seen">
        <Icon name={name === 'bcc' ? 'lock' : 'people'} /> {w[`${name}Seen`]}
      </p>
      {name === 'bcc' && <p className="coach-rule">{w.bccRule}</p>}
    </>
  );
}
