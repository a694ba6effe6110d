import { accountedFor, type FolderReport, isComplete, type Transfer } from '../../../shared/domain/transfer.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { describeProblem, ProblemCard, problemWords } from '../problems/index.ts';
import { doneWords, leftOutWords, runningWords, type TransferWords, tookWords, transferWords } from './words.ts';
import './transfers.css';

export function TransferReport({ transfer }: { transfer: Transfer }) {
  const w = useWords(transferWords);
  const running = useWords(runningWords);
  const { folders, kind, people, lists, problem } = transfer;
  const total = folders.reduce((sum, { counted }) => sum + (counted ?? 0), 0);
  const fate = folders.reduce((sum, folder) => sum + accountedFor(folder), 0);
  return (
    <div className="transfer-report">
      <Summary transfer={transfer} total={total} />
      {transfer.state === 'running' && (
        <progress
          className="transfer-progress"
          aria-label={running[kind]}
          {...(total > 0 && { max: total, value: Math.min(fate, total) })}
        />
      )}
      {people + lists > 0 && <p>{w.peopleTaken(people, lists)}</p>}
      {problem && <ProblemCard problem={{ ...problem, during: 'transfer' }} level="h3" />}
      {folders.length > 0 && <FolderTable transfer={transfer} />}
    </div>
  );
}

function Summary({ transfer, total }: { transfer: Transfer; total: number }) {
  const w = useWords(transferWords);
  const running = useWords(runningWords);
  const done = useWords(doneWords);
  const formats = useFormats();
  const { kind, state, folders } = transfer;
  if (state === 'running') return <p role="status">{running[kind]}</p>;
  if (state !== 'done') return <p role="status">{w[state]}</p>;
  const allThere = folders.every(isComplete);
  return (
    <p role="status" className="transfer-summary">
      <Icon name={allThere ? 'check' : 'warning'} />
      {done[kind]}. {folders.length > 0 && (allThere ? w.allThere(formats.number(total)) : w.notAll)}
    </p>
  );
}

function FolderTable({ transfer: { folders, kind } }: { transfer: Transfer }) {
  const w = useWords(transferWords);
  const took = useWords(tookWords);
  const formats = useFormats();
  const imports = kind === 'import';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and nothing else in it takes the focus
    <section className="transfer-table" tabIndex={0} aria-label={w.tableName}>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.folder}</th>
            <th scope="col">{w.counted}</th>
            <th scope="col">{took[kind]}</th>
            {imports && <th scope="col">{w.alreadyHere}</th>}
            {imports && <th scope="col">{w.deleted}</th>}
            <th scope="col">{w.leftOut}</th>
            <th scope="col">{w.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {folders.map((folder) => (
            <tr key={folder.names.join('\n')}>
              <th scope="row">{folder.names.filter((name) => name !== '').join(' › ')}</th>
              <td>{folder.counted === null ? '' : formats.number(folder.counted)}</td>
              <td>{formats.number(folder.done)}</td>
              {imports && <td>{formats.number(folder.alreadyHere)}</td>}
              {imports && <td>{formats.number(folder.deleted)}</td>}
              <td>
                <LeftOutList folder={folder} />
              </td>
              <td>{verdictOf(folder, w)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LeftOutList({ folder: { leftOut, inside, problem } }: { folder: FolderReport }) {
  const w = useWords(transferWords);
  const reasons = useWords(leftOutWords);
  const problems = useWords(problemWords);
  const lines = [
    ...leftOut.map(({ reason, count }) => reasons[reason](count)),
    ...(inside > 0 ? [w.insideHint(inside)] : []),
    ...(problem ? [describeProblem(problem, problems).title] : []),
  ];
  return lines.length === 0 ? (
    '0'
  ) : (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function verdictOf(folder: FolderReport, w: TransferWords): string {
  if (folder.state === 'waiting') return w.waitingFolder;
  if (folder.state === 'running') return w.runningFolder;
  if (folder.state === 'failed') return w.failedFolder;
  return isComplete(folder) ? w.complete : w.incomplete;
}
