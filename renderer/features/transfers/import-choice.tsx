// What of a place is imported, and where to. What comes from a server by itself is not ticked.
import { useState } from 'react';
import { MailboxId } from '../../../shared/domain/ids.ts';
import type { ImportOffer, PlaceToken, TransferId } from '../../../shared/domain/transfer.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { ProblemCard, sayFailure } from '../problems/index.ts';
import { useMailboxChoices } from './mailbox-choices.ts';
import { transferWords } from './words.ts';
import './transfers.css';

interface ImportChoiceProps {
  place: PlaceToken;
  onBack(): void;
  onStarted(id: TransferId): void;
  onClose(): void;
}

export function ImportChoice({ place, onBack, onStarted, onClose }: ImportChoiceProps) {
  const w = useWords(transferWords);
  const { data: offer, error } = useEngineQuery(['import', 'look', place], (signal) =>
    engine.transfers.look({ place }, signal),
  );
  if (offer) return <OfferForm place={place} offer={offer} onBack={onBack} onStarted={onStarted} onClose={onClose} />;
  return (
    <Dialog title={w.importTitle} onClose={onClose} foot={<Button onClick={onBack}>{w.back}</Button>}>
      {error ? (
        <ProblemCard problem={{ ...error.data, during: 'transfer' }} level="h3" />
      ) : (
        <p role="status">{w.looking}</p>
      )}
    </Dialog>
  );
}

function OfferForm({ place, offer, onBack, onStarted, onClose }: ImportChoiceProps & { offer: ImportOffer }) {
  const w = useWords(transferWords);
  const [wanted, setWanted] = useState(
    () => new Set(offer.folders.filter(({ onServer }) => !onServer).map(({ key }) => key)),
  );
  const [target, setTarget] = useState('');
  const [people, setPeople] = useState(true);
  const [tags, setTags] = useState(true);
  const [starting, setStarting] = useState(false);
  const targets = useMailboxChoices();
  const hasPeople = offer.people + offer.lists > 0;
  const hasTags = offer.tags.length > 0;
  const isNothing = wanted.size === 0 && !(hasPeople && people) && !(hasTags && tags);

  async function start(): Promise<void> {
    setStarting(true);
    const mailboxId = target === '' ? null : MailboxId.parse(Number(target));
    const choice = { place, folders: [...wanted], mailboxId, people: hasPeople && people, tags: hasTags && tags };
    const begun = await engine.transfers.import(choice).catch(sayFailure);
    setStarting(false);
    if (begun) onStarted(begun.transferId);
  }

  const foot = (
    <>
      <Button onClick={onBack}>{w.back}</Button>
      <Button
        variant="primary"
        aria-disabled={isNothing || starting}
        onClick={() => !isNothing && !starting && void start()}
      >
        {w.startImport}
      </Button>
    </>
  );
  return (
    <Dialog title={w.importTitle} size="large" onClose={onClose} foot={foot}>
      <div className="transfer-choice">
        {offer.folders.length === 0 ? (
          <p>{w.nothingFound}</p>
        ) : (
          <>
            <FolderChoice offer={offer} wanted={wanted} onChange={setWanted} />
            <SelectField
              label={w.target}
              value={target}
              options={[{ value: '', label: w.localFolders }, ...targets]}
              onChange={setTarget}
            />
          </>
        )}
        {hasPeople && (
          <CheckField
            label={w.people(offer.people, offer.lists)}
            hint={w.peopleHint}
            checked={people}
            onChange={setPeople}
          />
        )}
        {hasTags && (
          <CheckField
            label={w.tags(offer.tags.length)}
            hint={offer.tags.map(({ name }) => name).join(', ')}
            checked={tags}
            onChange={setTags}
          />
        )}
        <Filters offer={offer} />
        <Refused offer={offer} />
      </div>
    </Dialog>
  );
}

interface FolderChoiceProps {
  offer: ImportOffer;
  wanted: ReadonlySet<string>;
  onChange(wanted: Set<string>): void;
}

function FolderChoice({ offer, wanted, onChange }: FolderChoiceProps) {
  const w = useWords(transferWords);
  const formats = useFormats();
  return (
    <fieldset className="transfer-folders">
      <legend>{w.folders}</legend>
      <div className="transfer-folder-list">
        {offer.folders.map(({ key, names, sizeBytes }) => (
          <CheckField
            key={key}
            label={sizeBytes > 0 ? w.folderOf(names.join(' › '), formats.size(sizeBytes)) : names.join(' › ')}
            checked={wanted.has(key)}
            onChange={(checked) => {
              const next = new Set(wanted);
              if (checked) next.add(key);
              else next.delete(key);
              onChange(next);
            }}
          />
        ))}
      </div>
      {offer.folders.some(({ onServer }) => onServer) && <p className="field-hint">{w.onServerHint}</p>}
    </fieldset>
  );
}

function Filters({ offer: { filters } }: { offer: ImportOffer }) {
  const w = useWords(transferWords);
  if (filters.length === 0) return null;
  return (
    <details className="transfer-filters">
      <summary>{w.filters(filters.length)}</summary>
      <p className="field-hint">{w.filtersHint}</p>
      <ul>
        {filters.map(({ account, name, enabled }) => (
          <li key={`${account}\n${name}`}>
            <strong>{name}</strong>
            {!enabled && ` (${w.filterOff})`}
            <span className="field-hint">{account}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Refused({ offer: { refused } }: { offer: ImportOffer }) {
  const w = useWords(transferWords);
  if (refused.length === 0) return null;
  return (
    <div>
      <p>{w.refused}</p>
      <ul>
        {refused.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  );
}
