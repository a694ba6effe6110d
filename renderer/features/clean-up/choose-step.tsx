// What takes the room, in three ways to look at it, and what is freed by what is ticked.
import { useState } from 'react';
import { displayName } from '../../../shared/domain/address.ts';
import type { CleanUpSurvey, CleanUpView } from '../../../shared/domain/clean-up.ts';
import type { AccountId, MessageId } from '../../../shared/domain/ids.ts';
import type { MessageRow } from '../../../shared/domain/message.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { sayFailure } from '../problems/index.ts';
import { QuotaMeter } from '../quota/index.ts';
import { freedBy, ticked } from './freed.ts';
import { cleanUpWords } from './words.ts';

const VIEWS: readonly CleanUpView[] = ['largest', 'oldest', 'attachments'];

export function ChooseStep({ accountId, onBegun }: { accountId: AccountId; onBegun(): void }) {
  const survey = useEngineQuery(
    ['cleanUpSurvey', accountId],
    (signal) => engine.cleanUps.survey({ accountId }, signal),
    { changedBy: ({ lists }) => lists.length > 0 },
  ).data;
  return survey ? <Choice accountId={accountId} survey={survey} onBegun={onBegun} /> : null;
}

function Choice({ accountId, survey, onBegun }: { accountId: AccountId; survey: CleanUpSurvey; onBegun(): void }) {
  const w = useWords(cleanUpWords);
  const formats = useFormats();
  const [view, setView] = useState<CleanUpView>('largest');
  const [kept, setKept] = useState<ReadonlySet<MessageId>>(new Set());
  const [destroyTrash, setDestroyTrash] = useState(false);
  const [destroyJunk, setDestroyJunk] = useState(false);
  const rows = survey.views[view];
  const freed = freedBy(survey, { kept, destroyTrash, destroyJunk });
  const isAllTicked = rows.length > 0 && rows.every(({ id }) => kept.has(id));

  async function begin(): Promise<void> {
    const keep = [...kept];
    await engine.cleanUps.begin({ accountId, keep, destroyTrash, destroyJunk }).then(onBegun, sayFailure);
  }

  return (
    <>
      {survey.quota && <QuotaMeter quota={survey.quota} />}
      <p>{w.explained}</p>
      {survey.trash && survey.trash.count > 0 && (
        <CheckField
          label={w.trash(survey.trash.count, formats.size(survey.trash.sizeBytes))}
          checked={destroyTrash}
          onChange={setDestroyTrash}
        />
      )}
      {survey.junk && survey.junk.count > 0 && (
        <CheckField
          label={w.junk(survey.junk.count, formats.size(survey.junk.sizeBytes))}
          checked={destroyJunk}
          onChange={setDestroyJunk}
        />
      )}
      <SelectField<CleanUpView>
        label={w.view}
        value={view}
        options={VIEWS.map((value) => ({ value, label: w[value] }))}
        onChange={setView}
      />
      {rows.length > 0 && (
        <CheckField
          label={w.all(rows.length)}
          checked={isAllTicked}
          onChange={(on) =>
            setKept(
              ticked(
                kept,
                rows.map(({ id }) => id),
                on,
              ),
            )
          }
        />
      )}
      <ul className="clean-up-list" aria-label={w[view]}>
        {rows.map((row) => (
          <Line
            key={row.id}
            row={row}
            checked={kept.has(row.id)}
            onChange={(on) => setKept(ticked(kept, [row.id], on))}
          />
        ))}
      </ul>
      <p role="status">{freed.count === 0 ? w.nothing : w.frees(freed.count, formats.size(freed.sizeBytes))}</p>
      {(destroyTrash || destroyJunk) && <p>{w.forGood}</p>}
      <div className="clean-up-foot">
        <Button variant="primary" disabled={freed.count === 0} onClick={() => void begin()}>
          {kept.size > 0 ? w.begin : w.beginDelete}
        </Button>
      </div>
    </>
  );
}

function Line({ row, checked, onChange }: { row: MessageRow; checked: boolean; onChange(on: boolean): void }) {
  const w = useWords(cleanUpWords);
  const formats = useFormats();
  return (
    <li>
      <label>
        <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
        <span className="clean-up-subject">{row.subject || w.noSubject}</span>
        <span>{displayName(row.from)}</span>
        <span>{formats.day(row.dateAt)}</span>
        <span className="clean-up-size">{formats.size(row.sizeBytes)}</span>
      </label>
    </li>
  );
}
