// « Importer des contacts »: a file, what its columns are, what would change, and only then the import. The file's content
// is the engine's; here is where one is, and what was chosen.
import { useEffect, useState } from 'react';
import type { BookFile, ImportChoice } from '../../../../shared/domain/book-import.ts';
import type { MessageId, PartId } from '../../../../shared/domain/ids.ts';
import { schoolYearAt } from '../../../../shared/domain/school-year.ts';
import { engine, shell } from '../../../engine/engine.ts';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { sayFailure } from '../../problems/index.ts';
import { proposedChoice, type ReadFile } from './choice.ts';
import { MappingStep } from './mapping-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { importWords, refusedWords } from './words.ts';

type Step =
  | { at: 'file'; refused: Extract<BookFile, { kind: 'refused' }> | null }
  | { at: 'reading' }
  | { at: 'mapping' | 'preview'; file: ReadFile; choice: ImportChoice };

interface ImportContactsProps {
  /** A file that came with a message; without it the person chooses one. */
  part?: { messageId: MessageId; partId: PartId };
  onClose(): void;
}

export function ImportContactsDialog({ part, onClose }: ImportContactsProps) {
  const w = useWords(importWords);
  const refusals = useWords(refusedWords);
  const [step, setStep] = useState<Step>(part ? { at: 'reading' } : { at: 'file', refused: null });

  async function choose(): Promise<void> {
    const chosen = await shell.choosePlace({ purpose: 'peopleFile' });
    if (!chosen) return;
    setStep({ at: 'reading' });
    await take(engine.addressBook.readFile({ place: chosen.place }));
  }

  async function take(reading: Promise<BookFile>): Promise<void> {
    const file = await reading.catch(sayFailure);
    if (!file) setStep({ at: 'file', refused: null });
    else if (file.kind === 'refused') setStep({ at: 'file', refused: file });
    else setStep({ at: 'mapping', file, choice: proposedChoice(file, 0, w.defaultGroup, schoolYearAt(Date.now())) });
  }

  const { messageId, partId } = part ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the dialog opens
  useEffect(() => {
    if (messageId !== undefined && partId !== undefined) void take(engine.addressBook.readPart({ messageId, partId }));
  }, [messageId, partId]);

  switch (step.at) {
    case 'mapping':
      return (
        <MappingStep
          file={step.file}
          choice={step.choice}
          onChange={(choice) => setStep({ ...step, choice })}
          onChooseOther={() => void choose()}
          onNext={() => setStep({ ...step, at: 'preview' })}
          onClose={onClose}
        />
      );
    case 'preview':
      return (
        <PreviewStep
          file={step.file}
          choice={step.choice}
          onBack={() => setStep({ ...step, at: 'mapping' })}
          onClose={onClose}
        />
      );
    default: {
      const foot = (
        <>
          <Button onClick={onClose}>{w.cancel}</Button>
          <Button variant="primary" autoFocus disabled={step.at === 'reading'} onClick={() => void choose()}>
            {w.choose}
          </Button>
        </>
      );
      const refused = step.at === 'file' ? step.refused : null;
      return (
        <Dialog title={w.title} onClose={onClose} foot={foot}>
          <p>{w.intro}</p>
          {step.at === 'reading' && <p role="status">{w.reading}</p>}
          {refused && (
            <p role="alert" className="field-error">
              {refused.name} : {refusals[refused.reason]}
            </p>
          )}
        </Dialog>
      );
    }
  }
}
