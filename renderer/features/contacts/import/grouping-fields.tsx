// Which groups an import makes, and of which school year.
import type { ImportChoice } from '../../../../shared/domain/book-import.ts';
import { schoolYearAt, schoolYearName } from '../../../../shared/domain/school-year.ts';
import { useWords } from '../../../i18n/index.ts';
import { CheckField, SelectField, TextField } from '../../../ui/field.tsx';
import { groupingWords, importWords } from './words.ts';

interface GroupingFieldsProps {
  choice: ImportChoice;
  /** Their groups are those of their categories. */
  ofCards: boolean;
  onChange(change: Partial<ImportChoice>): void;
}

export function GroupingFields({ choice, ofCards, onChange }: GroupingFieldsProps) {
  const w = useWords(importWords);
  const groupings = useWords(groupingWords);
  const { grouping, groupName, schoolYear, dropAbsent, kind } = choice;
  const thisYear = schoolYearAt(Date.now());
  const years = [thisYear - 1, thisYear, thisYear + 1];
  const byClass = ofCards ? w.cardGrouping : groupings.class;
  return (
    <>
      <SelectField
        label={w.groups}
        value={grouping}
        hint={kind === 'family' && grouping !== 'none' ? w.familyPrivacy : undefined}
        options={[
          { value: 'class', label: byClass },
          { value: 'one', label: groupings.one },
          { value: 'none', label: groupings.none },
        ]}
        onChange={(chosen) =>
          onChange({ grouping: chosen, groupName: chosen === 'one' ? '' : ofCards ? '{classe}' : w.defaultGroup })
        }
      />
      {grouping !== 'none' && (
        <>
          <TextField
            label={grouping === 'class' ? w.classGroupName : w.groupName}
            hint={grouping === 'class' ? w.classGroupHint : undefined}
            value={groupName}
            onChange={(event) => onChange({ groupName: event.target.value })}
          />
          <SelectField
            label={w.schoolYear}
            value={String(schoolYear)}
            options={[
              { value: 'null', label: w.noYear },
              ...years.map((year) => ({ value: String(year), label: schoolYearName(year) })),
            ]}
            onChange={(year) => onChange({ schoolYear: year === 'null' ? null : Number(year) })}
          />
          <CheckField
            label={w.dropAbsent}
            checked={dropAbsent}
            onChange={(checked) => onChange({ dropAbsent: checked })}
          />
        </>
      )}
    </>
  );
}
