// Another program has renamed mailboxes on the server while renames of this side wait to be told there. Those go on
// from where their mailboxes are by now, and to where the mailboxes above their goals are by now.
// Invariant: a mailbox's path here is what the server will call it when all that is pending has run.
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import type { WriteDb } from '../store/handles.ts';
import type { FollowedRename } from '../store/mailbox-tree.ts';
import { accountMailboxes } from '../store/mailboxes.ts';
import { pendingOperationsOfKind, setOperationPayload } from '../store/operations.ts';
import { RenamePayload, serverPath } from './server-path.ts';

/** What was renamed on the server; both paths are the server's. */
export interface RenamedThere {
  id: MailboxId;
  fromPath: string;
  toPath: string;
}

/** A pending rename, as far as paths go. */
export type Step = Pick<RenamePayload, 'fromPath' | 'toPath' | 'delimiter'>;

/** Answers which paths change here: of mailboxes that wait for nothing, and of those that went below renamed ones. */
export function rebaseRenames(tx: WriteDb, accountId: AccountId, renames: readonly RenamedThere[]): FollowedRename[] {
  if (renames.length === 0) return [];
  const pending = pendingOperationsOfKind(tx, accountId, 'renameMailbox').map(({ id, payload }) => ({
    id,
    payload: RenamePayload.parse(payload),
  }));
  const steps = rebased(
    pending.map(({ payload }) => payload),
    renames,
  );
  const renamed = new Map(renames.map(({ id, toPath }) => [id, toPath]));
  const now = accountMailboxes(tx, accountId).map(({ id, path }) => ({
    id,
    path,
    toPath: pathAfter(steps, renamed.get(id) ?? serverPath(tx, { accountId, path })),
  }));
  const ids = new Map(now.map(({ id, toPath }) => [toPath, id]));
  steps.forEach((step, index) => {
    const operation = pending[index];
    if (!operation || isSameStep(step, operation.payload)) return;
    const { fromPath, toPath } = step;
    const left = fromPath === operation.payload.fromPath ? operation.payload.from : placeOf(step, ids);
    setOperationPayload(tx, operation.id, { ...operation.payload, fromPath, toPath, from: left });
  });
  return now.filter(({ path, toPath }) => path !== toPath).map(({ id, toPath }) => ({ id, toPath }));
}

/** Where a mailbox goes back to if its rename is refused. */
function placeOf({ fromPath, delimiter }: Step, ids: ReadonlyMap<string, MailboxId>): RenamePayload['from'] {
  const at = delimiter === null ? -1 : fromPath.lastIndexOf(delimiter);
  return { parentId: at < 0 ? null : (ids.get(fromPath.slice(0, at)) ?? null), name: fromPath.slice(at + 1) };
}

/** Where a mailbox of the server's is when all steps have run. */
export function pathAfter(steps: readonly Step[], path: string): string {
  return steps.reduce((at, step) => moved(at, step.fromPath, step.toPath, step.delimiter), path);
}

/**
 * The steps as they have to be told to a server that has renamed. By way of names that nobody bears, as two mailboxes
 * may have exchanged theirs.
 */
export function rebased(steps: readonly Step[], renames: readonly RenamedThere[]): Step[] {
  const away = (id: MailboxId) => `\n${id}`;
  const left = renames.reduce((all, { id, fromPath }) => afterOne(all, fromPath, away(id)), steps);
  return [...renames.reduce((all, { id, toPath }) => afterOne(all, away(id), toPath), left)];
}

function afterOne(steps: readonly Step[], fromPath: string, toPath: string): Step[] {
  // The renamed mailbox's path as each step finds it: as it would have been, and as it is.
  let would = fromPath;
  let is = toPath;
  return steps.map((step) => {
    const { delimiter } = step;
    const next: Step = {
      ...step,
      fromPath: moved(step.fromPath, would, is, delimiter),
      toPath: moved(step.toPath, would, is, delimiter),
    };
    would = moved(would, step.fromPath, step.toPath, delimiter);
    is = moved(is, next.fromPath, next.toPath, delimiter);
    return next;
  });
}

function isSameStep(a: Step, b: Step): boolean {
  return a.fromPath === b.fromPath && a.toPath === b.toPath;
}

/** A path at or below `from`, once that is called `to`. */
function moved(path: string, from: string, to: string, delimiter: string | null): string {
  if (path === from) return to;
  const below = delimiter !== null && path.startsWith(from + delimiter);
  return below ? to + path.slice(from.length) : path;
}
