// What removing an account takes away from this PC and what it leaves, in words; and what is in the way.
import type { Account } from '../../../shared/domain/account.ts';
import type { RemovalPreview } from '../../../shared/domain/account-removal.ts';
import { type Formats, useFormats, useWords, type WordsOf } from '../../i18n/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { obstacleWords, staysWords, words } from './words.ts';

export function RemovalFacts({ account, preview }: { account: Account; preview: RemovalPreview }) {
  const w = useWords(words);
  const stays = useWords(staysWords);
  const obstacles = useWords(obstacleWords);
  const formats = useFormats();
  return (
    <>
      {preview.obstacle && (
        <p role="alert" className="removal-obstacle">
          <Icon name="warning" />
          {obstacles[preview.obstacle]}
        </p>
      )}
      <p>{w.goes}</p>
      <ul>
        {goingLines(preview, w, formats).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{stays[account.protocol]}</p>
      <p className="field-hint">
        {w.contactsStay} {account.incoming && w.passwordGoes}
      </p>
    </>
  );
}

function goingLines(preview: RemovalPreview, w: WordsOf<typeof words>, formats: Formats): string[] {
  const { folders, messages, sizeBytes, onlyHere, draftsOnlyHere, notDownloaded, pendingOperations, unsent } = preview;
  const n = formats.number;
  return [
    w.goingMail(w.messages(n(messages), messages), w.folders(n(folders), folders), formats.size(sizeBytes)),
    ...(onlyHere > 0 ? [w.goingOnlyHere(n(onlyHere), onlyHere)] : []),
    ...(draftsOnlyHere > 0 ? [w.goingDrafts(n(draftsOnlyHere), draftsOnlyHere)] : []),
    ...(unsent > 0 ? [w.goingUnsent(n(unsent), unsent)] : []),
    ...(pendingOperations > 0 ? [w.goingOperations(n(pendingOperations), pendingOperations)] : []),
    ...(notDownloaded > 0 ? [w.notInExport(n(notDownloaded), notDownloaded)] : []),
  ];
}
