// The panel: who reads whose address, in three lines, and the message as a reader gets it. Every reader gets the same bytes,
// so choosing another one changes what is said of that one and nothing of the message.
import { useEffect, useId, useRef, useState } from 'react';
import { type Address, addressKey } from '../../../shared/domain/address.ts';
import { RecipientField } from '../../../shared/domain/draft.ts';
import type { DraftId } from '../../../shared/domain/ids.ts';
import type { DraftPreview } from '../../../shared/domain/preview.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords, type WordsOf } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ReceivedMessage } from './received-message.tsx';
import { sayWhoSees } from './say-who-sees.ts';
import { words } from './words.ts';
import './who-sees-what.css';

type Reader = DraftPreview['readers'][number];

export function WhoSeesWhatDialog({ draftId, onClose }: { draftId: DraftId; onClose(): void }) {
  const w = useWords(words);
  const { data: preview } = useEngineQuery(['drafts', 'preview', draftId], (signal) =>
    engine.drafts.preview({ draftId }, signal),
  );
  return (
    <Dialog title={w.title} size="large" onClose={onClose} foot={<Button onClick={onClose}>{w.close}</Button>}>
      {preview === null && <p>{w.gone}</p>}
      {preview && <Panel preview={preview} />}
    </Dialog>
  );
}

function Panel({ preview }: { preview: DraftPreview }) {
  const w = useWords(words);
  const { readers } = preview;
  return (
    <div className="who-sees">
      {readers.length === 0 ? (
        <p>{w.nobodyYet}</p>
      ) : (
        <>
          <ul className="who-sees-sentences" aria-label={w.title}>
            {sayWhoSees(preview, w).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <SeeAs preview={preview} />
        </>
      )}
      <ReceivedMessage preview={preview} />
    </div>
  );
}

function SeeAs({ preview }: { preview: DraftPreview }) {
  const w = useWords(words);
  const id = useId();
  const { readers } = preview;
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLSelectElement>(null);
  // The dialog opens before the answer is there, and gives the focus to what it finds then.
  useEffect(() => list.current?.focus(), []);
  const reader = readers[Math.min(chosen, readers.length - 1)]!;
  return (
    <div className="see-as">
      <label htmlFor={id}>{w.seeAs}</label>
      <select
        id={id}
        className="input see-as-readers"
        size={Math.min(6, Math.max(2, readers.length + 1))}
        ref={list}
        aria-describedby={`${id}-hint`}
        value={readers.indexOf(reader)}
        onChange={(event) => setChosen(Number(event.target.value))}
      >
        {RecipientField.options.map((field) => (
          <Readers key={field} label={w[field]} field={field} readers={readers} />
        ))}
      </select>
      <p id={`${id}-hint`} className="field-hint">
        {w.seeAsHint}
      </p>
      <p role="status">{aboutReader(w, preview, reader)}</p>
    </div>
  );
}

function Readers({ label, field, readers }: { label: string; field: RecipientField; readers: readonly Reader[] }) {
  const options = readers.flatMap((reader, index) =>
    reader.field === field ? (
      <option key={reader.address} value={index}>
        {written(reader)}
      </option>
    ) : (
      []
    ),
  );
  return options.length > 0 && <optgroup label={label}>{options}</optgroup>;
}

function written({ name, address }: Address): string {
  return name ? `${name} <${address}>` : address;
}

function aboutReader(w: WordsOf<typeof words>, { readers, whoSeesWhat }: DraftPreview, reader: Reader): string {
  const name = reader.name ?? reader.address;
  if (readers.length === 1) return w.onlyReader(name);
  const isSeen = !whoSeesWhat.unseen.includes(addressKey(reader.address));
  return isSeen ? w.shownReader(name, readers.length - 1) : w.hiddenReader(name);
}
