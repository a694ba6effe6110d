// School years: last year's groups are kept as last year's, and deleted with their families when the person says so. The
// last change of the whole book, an import among them, can be taken back here.
import { useState } from 'react';
import type { FormerYear } from '../../../../shared/domain/address-book.ts';
import { schoolYearAt, schoolYearName } from '../../../../shared/domain/school-year.ts';
import { engine } from '../../../engine/engine.ts';
import { useEngineQuery } from '../../../engine/use-query.ts';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { sayFailure } from '../../problems/index.ts';
import { takeBack } from '../take-back.ts';
import { lastChangeWords, words } from '../words.ts';

export function YearsPage() {
  const w = useWords(words);
  const [removed, setRemoved] = useState<FormerYear | null>(null);
  const thisYear = schoolYearAt(Date.now());
  const lastYear = schoolYearName(thisYear - 1);
  const { data: years } = useEngineQuery(['contacts', 'formerYears'], (signal) =>
    engine.addressBook.formerYears(undefined, signal),
  );

  async function closeYear(): Promise<void> {
    const done = await engine.addressBook.closeYear({ schoolYear: thisYear - 1 }).catch(sayFailure);
    if (!done) return;
    const run = () => void takeBack(done.changeId, w);
    showToast({ text: w.closed(done.groups, lastYear), action: { label: w.undo, run } });
  }

  async function removeFormer({ schoolYear }: FormerYear): Promise<void> {
    const done = await engine.addressBook.removeFormer({ schoolYear }).catch(sayFailure);
    if (!done) return;
    const run = () => void takeBack(done.changeId, w);
    showToast({ text: w.removedFormer(done.families), action: { label: w.undo, run } });
  }

  return (
    <>
      <p>{w.yearsIntro(schoolYearName(thisYear))}</p>
      <LastChange />
      <div>
        <Button onClick={() => void closeYear()}>{w.closeYear(lastYear)}</Button>
        <p className="field-hint">{w.closeYearHint}</p>
      </div>
      {years?.length === 0 && <p className="contacts-note">{w.noFormerYears}</p>}
      <ul className="contacts-list" aria-label={w.years}>
        {years?.map((year) => {
          const name = schoolYearName(year.schoolYear);
          return (
            <li key={year.schoolYear} className="contacts-row">
              <div className="contacts-who">{w.formerYear(name, year.groups, year.families)}</div>
              <Button aria-label={w.removeFormerOf(name)} onClick={() => setRemoved(year)}>
                {w.removeFormer}
              </Button>
            </li>
          );
        })}
      </ul>
      {removed && (
        <ConfirmDialog
          title={w.removeFormerTitle(schoolYearName(removed.schoolYear))}
          action={w.remove}
          danger
          onConfirm={() => void removeFormer(removed)}
          onClose={() => setRemoved(null)}
        >
          <p>{w.removeFormerText(removed.families)}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function LastChange() {
  const w = useWords(words);
  const changes = useWords(lastChangeWords);
  const { data: change } = useEngineQuery(['contacts', 'lastChange'], (signal) =>
    engine.addressBook.lastChange(undefined, signal),
  );
  if (!change) return null;
  return (
    <div className="contacts-row">
      <span className="contacts-who">{changes[change.kind](change.label)}</span>
      <Button icon="undo" onClick={() => void takeBack(change.id, w)}>
        {w.undoLast}
      </Button>
    </div>
  );
}
