// Into what « Archiver » sorts the messages of an account: with the folder that a message of today would go to.
import { type Account, ArchiveBy } from '../../../shared/domain/account.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { SelectField } from '../../ui/field.tsx';
import { sayFailure } from '../problems/index.ts';
import { archiveByWords } from './words.ts';

export function ArchiveByField({ account }: { account: Account }) {
  const w = useWords(archiveByWords);
  const hints = { single: w.singleHint, year: w.yearHint, schoolYear: w.schoolYearHint } as const;
  return (
    <SelectField
      label={w.label}
      hint={hints[account.archiveBy]}
      value={account.archiveBy}
      options={ArchiveBy.options.map((value) => ({ value, label: w[value] }))}
      onChange={(archiveBy) =>
        void engine.accounts.setArchiveBy({ accountId: account.id, archiveBy }).catch(sayFailure)
      }
    />
  );
}
