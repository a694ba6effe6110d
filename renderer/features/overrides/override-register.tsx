// « Envois malgré l'avertissement »: the register of this PC, shown and saved as a table. Nothing of it can be changed.
import type { Override } from '../../../shared/domain/override.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useWords, type WordsOf } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { sayFailure } from '../problems/index.ts';
import { words } from './words.ts';
import './overrides.css';

type Words = WordsOf<typeof words>;

export function OverrideRegister() {
  const w = useWords(words);
  const { data: overrides } = useEngineQuery(['outbox', 'overrides'], (signal) =>
    engine.outbox.overrides(undefined, signal),
  );
  if (!overrides) return null;
  return (
    <>
      <p className="field-hint">{w.kept}</p>
      {overrides.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <>
          <OverrideTable overrides={overrides} />
          <div>
            <Button onClick={() => void save(w).catch(sayFailure)}>{w.save}</Button>
          </div>
        </>
      )}
    </>
  );
}

function OverrideTable({ overrides }: { overrides: readonly Override[] }) {
  const w = useWords(words);
  const formats = useFormats();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys have to reach it
    <section className="overrides-scroll" aria-label={w.title} tabIndex={0}>
      <table className="overrides">
        <thead>
          <tr>
            <th scope="col">{w.when}</th>
            <th scope="col">{w.what}</th>
            <th scope="col">{w.shown}</th>
            <th scope="col">{w.readers}</th>
            <th scope="col">{w.why}</th>
          </tr>
        </thead>
        <tbody>
          {overrides.map(({ id, at, cases, addressCount, readerCount, reason }) => (
            <tr key={id}>
              <td>{formats.listDate(at)}</td>
              <td>{caseNames(w, cases)}</td>
              <td>{addressCount}</td>
              <td>{readerCount}</td>
              <td>{w[reason === '' ? 'notAsked' : reason]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function caseNames(w: Words, cases: readonly number[]): string {
  return [...new Set(cases.map((which) => w[placeOf(which)]))].join(', ');
}

function placeOf(which: number): 'toAndCc' | 'text' | 'attachment' | 'doNotWrite' | 'pupil' | 'otherWarning' {
  if ([1, 2, 3, 5, 7, 8, 9].includes(which)) return 'toAndCc';
  if ([12, 13, 19].includes(which)) return 'text';
  if ([14, 15, 16, 17, 18].includes(which)) return 'attachment';
  if (which === 25) return 'doNotWrite';
  return which === 28 ? 'pupil' : 'otherWarning';
}

async function save(w: Words): Promise<void> {
  const { outcome } = await shell.saveOverrides();
  if (outcome === 'cancelled') return;
  showToast(outcome === 'saved' ? { text: w.saved } : { text: w.saveFailed, tone: 'problem' });
}
