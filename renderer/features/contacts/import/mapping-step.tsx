// What the file holds: who these people are, what each column says, which groups come of it.
import type { BookTable, ColumnUse, ImportChoice } from '../../../../shared/domain/book-import.ts';
import { ImportKind } from '../../../../shared/domain/book-import.ts';
import { schoolYearAt } from '../../../../shared/domain/school-year.ts';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, SelectField } from '../../../ui/field.tsx';
import { columnsOf, hasAddresses, keyOfUse, possibleUses, proposedChoice, type ReadFile } from './choice.ts';
import { GroupingFields } from './grouping-fields.tsx';
import { fieldWords, importWords, kindWords, recognisedWords } from './words.ts';

interface MappingStepProps {
  file: ReadFile;
  choice: ImportChoice;
  onChange(choice: ImportChoice): void;
  onChooseOther(): void;
  onNext(): void;
  onClose(): void;
}

export function MappingStep({ file, choice, onChange, onChooseOther, onNext, onClose }: MappingStepProps) {
  const w = useWords(importWords);
  const recognised = useWords(recognisedWords);
  const kinds = useWords(kindWords);
  const table = file.kind === 'tables' ? file.tables[choice.table] : undefined;
  const set = (change: Partial<ImportChoice>) => onChange({ ...choice, ...change });
  const ready = hasAddresses(file, choice);
  const foot = (
    <>
      <Button onClick={onChooseOther}>{w.chooseOther}</Button>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" disabled={!ready} onClick={onNext}>
        {w.toPreview}
      </Button>
    </>
  );
  return (
    <Dialog title={`${w.title} – ${file.name}`} size="large" onClose={onClose} foot={foot}>
      <div className="contacts-form">
        <p role="status">
          {table ? `${recognised[table.recognised]} ${w.rows(table.rowCount)}` : ''}
          {file.kind === 'cards' && w.cards(file.count)}
        </p>
        {table !== undefined && table.leftOut > 0 && <p className="contacts-note">{w.leftOut(table.leftOut)}</p>}
        {file.kind === 'tables' && file.tables.length > 1 && (
          <SelectField
            label={w.table}
            value={String(choice.table)}
            options={file.tables.map(({ name }, index) => ({ value: String(index), label: name }))}
            onChange={(index) =>
              onChange(proposedChoice(file, Number(index), w.defaultGroup, schoolYearAt(Date.now())))
            }
          />
        )}
        <SelectField
          label={w.kind}
          value={choice.kind}
          options={ImportKind.options.map((value) => ({ value, label: kinds[value] }))}
          onChange={(kind) => set({ kind, schoolYear: kind === 'family' ? schoolYearAt(Date.now()) : null })}
        />
        <GroupingFields choice={choice} ofCards={file.kind === 'cards'} onChange={set} />
        {choice.kind === 'institution' && (
          <CheckField
            label={w.takeProposed}
            hint={w.takeProposedHint}
            checked={choice.takeProposed}
            onChange={(takeProposed) => set({ takeProposed })}
          />
        )}
        {table && (
          <>
            <HeaderRow table={table} headerRow={choice.headerRow} onChange={(headerRow) => set({ headerRow })} />
            <Columns table={table} choice={choice} onChange={(columns) => set({ columns })} />
          </>
        )}
        {!ready && (
          <p role="alert" className="field-error">
            {w.noAddressColumn}
          </p>
        )}
      </div>
    </Dialog>
  );
}

const HEADER_ROWS = 10;

interface HeaderRowProps {
  table: BookTable;
  headerRow: number;
  onChange(row: number): void;
}

function HeaderRow({ table, headerRow, onChange }: HeaderRowProps) {
  const w = useWords(importWords);
  const rows = table.sample.slice(0, Math.max(HEADER_ROWS, headerRow + 1)).map((row, index) => ({
    value: String(index),
    label: w.headerRowOf(index + 1, row.filter(Boolean).join(' · ').slice(0, 80)),
  }));
  return (
    <SelectField
      label={w.headerRow}
      value={String(headerRow)}
      options={[{ value: '-1', label: w.noHeaderRow }, ...rows]}
      onChange={(row) => onChange(Number(row))}
    />
  );
}

interface ColumnsProps {
  table: BookTable;
  choice: ImportChoice;
  onChange(columns: ColumnUse[]): void;
}

function Columns({ table, choice, onChange }: ColumnsProps) {
  const w = useWords(importWords);
  const fields = useWords(fieldWords);
  const possible = possibleUses(choice);
  const repeats = (use: ColumnUse) => possible.some(({ field, slot }) => field === use.field && slot > 1);
  const label = (use: ColumnUse) => {
    if (use.field === 'ignore') return w.ignore;
    return repeats(use) ? w.slot(fields[use.field], use.slot) : fields[use.field];
  };
  return (
    <table className="contacts-columns">
      <caption>{w.columns}</caption>
      <thead>
        <tr>
          <th scope="col">{w.column}</th>
          <th scope="col">{w.example}</th>
          <th scope="col">{w.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {columnsOf(table, choice.headerRow).map(({ name, examples }, index) => {
          const use = choice.columns[index] ?? { field: 'ignore', slot: 1 };
          const shownName = name || w.unnamed(index + 1);
          const listed = possible.some((one) => keyOfUse(one) === keyOfUse(use)) ? possible : [use, ...possible];
          const options: ColumnUse[] = use.field === 'ignore' ? possible : listed;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
            <tr key={index}>
              <th scope="row">{shownName}</th>
              <td>{examples.join(' · ')}</td>
              <td>
                <select
                  className="input"
                  aria-label={w.meaningOf(shownName)}
                  value={keyOfUse(use)}
                  onChange={(event) => {
                    const chosen = options.find((one) => keyOfUse(one) === event.target.value);
                    onChange(choice.columns.with(index, chosen ?? { field: 'ignore', slot: 1 }));
                  }}
                >
                  <option value="ignore">{w.ignore}</option>
                  {options.map((one) => (
                    <option key={keyOfUse(one)} value={keyOfUse(one)}>
                      {label(one)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
