// What the import would change, before anything is written: groups, new and changed people, and every line that is
// doubtful with its reason. After the import it can be taken back whole.
import type { ReactNode } from 'react';
import type { ImportChoice, PlannedPerson } from '../../../../shared/domain/book-import.ts';
import { schoolYearName } from '../../../../shared/domain/school-year.ts';
import { engine } from '../../../engine/engine.ts';
import { useEngineQuery } from '../../../engine/use-query.ts';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { sayFailure } from '../../problems/index.ts';
import { takeBack } from '../take-back.ts';
import type { ReadFile } from './choice.ts';
import { differsWords, doubtWords, importWords } from './words.ts';

/** A longer list is not read; its number is. */
const SHOWN = 200;

interface PreviewStepProps {
  file: ReadFile;
  choice: ImportChoice;
  onBack(): void;
  onClose(): void;
}

export function PreviewStep({ file, choice, onBack, onClose }: PreviewStepProps) {
  const w = useWords(importWords);
  const reasons = useWords(doubtWords);
  const { fileId } = file;
  const { data: preview } = useEngineQuery(['contacts', 'preview', fileId, choice], (signal) =>
    engine.addressBook.preview({ fileId, choice }, signal),
  );

  async function run(): Promise<void> {
    const done = await engine.addressBook.import({ fileId, choice }).catch(sayFailure);
    if (!done) return;
    const { counts, changeId } = done;
    showToast({
      text: w.done(counts.new, counts.changed),
      action: { label: w.undo, run: () => void takeBack(changeId, w) },
    });
    onClose();
  }

  const touched = preview ? preview.counts.new + preview.counts.changed : 0;
  const changesGroups = preview?.groups.some(
    (group) => group.isNew || group.added > 0 || (choice.dropAbsent && group.absent.length > 0),
  );
  const foot = (
    <>
      <Button onClick={onBack}>{w.back}</Button>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" autoFocus disabled={!changesGroups && touched === 0} onClick={() => void run()}>
        {touched > 0 ? w.doImport(touched) : w.doUpdate}
      </Button>
    </>
  );
  const peopleOf = (change: PlannedPerson['change']) => preview?.people.filter((one) => one.change === change) ?? [];
  return (
    // Opened anew with the answer: only then can its main button take the focus.
    <Dialog
      key={preview ? 'answered' : 'asked'}
      title={`${w.previewTitle} – ${file.name}`}
      size="large"
      onClose={onClose}
      foot={foot}
    >
      {preview && (
        <div className="contacts-preview">
          <p role="status">{!changesGroups && touched === 0 ? w.nothing : w.nothingYet}</p>
          <Part title={w.groupsToMake(preview.groups.length)} count={preview.groups.length} open>
            {preview.groups.map((group) => (
              <li key={`${group.name} ${group.schoolYear}`}>
                <strong>{group.name}</strong>
                {[
                  group.schoolYear !== null && ` ${schoolYearName(group.schoolYear)}`,
                  group.isNew && w.newGroup,
                  w.members(group.memberCount),
                  !group.isNew && w.added(group.added),
                  group.absent.length > 0 && w.absent(group.absent.length),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </li>
            ))}
          </Part>
          <Part title={w.doubts(preview.doubts.length)} count={preview.doubts.length} open>
            {preview.doubts.slice(0, SHOWN).map((doubt) => (
              <li key={`${doubt.line} ${doubt.reason} ${doubt.text}`}>
                <strong>{w.line(doubt.line)}</strong> {reasons[doubt.reason]}
                {doubt.left && ` (${w.left})`} <span className="contacts-address">{doubt.text}</span>
              </li>
            ))}
            <More count={preview.doubts.length - SHOWN} />
          </Part>
          <People title={w.news(preview.counts.new)} people={peopleOf('new')} />
          <People title={w.changed(preview.counts.changed)} people={peopleOf('changed')} />
          <People title={w.unchanged(preview.counts.unchanged)} people={peopleOf('unchanged')} />
        </div>
      )}
    </Dialog>
  );
}

function Part({ title, count, open, children }: { title: string; count: number; open?: boolean; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <details open={open}>
      <summary>{title}</summary>
      <ul>{children}</ul>
    </details>
  );
}

function People({ title, people }: { title: string; people: readonly PlannedPerson[] }) {
  const differences = useWords(differsWords);
  return (
    <Part title={title} count={people.length}>
      {people.slice(0, SHOWN).map((person) => (
        <li key={person.address}>
          {person.name && <strong>{person.name}</strong>} {person.address}{' '}
          <span className="contacts-address">
            {[person.differs.map((what) => differences[what]).join(', '), person.children.join(', ')]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
      <More count={people.length - SHOWN} />
    </Part>
  );
}

function More({ count }: { count: number }) {
  const w = useWords(importWords);
  return count > 0 ? <li className="contacts-note">{w.andMore(count)}</li> : null;
}
