// A list as it is now, of what a window had and what it was told. Pure; the other side is engine/api/list-versions.ts.
import { spliced, splicedGroups } from '../domain/list-splices.ts';
import type { ListChange, MessageList } from './messages.ts';

/** Nothing has changed: the same object. */
export function afterChange(before: MessageList, change: ListChange): MessageList {
  if (change.kind === 'same') return before;
  if (change.kind === 'anew') return change.list;
  let listed: Pick<MessageList, 'ids' | 'depths'> = before;
  let groups = before.groups ?? null;
  for (const step of change.steps) {
    if (step.splices.length > 0) listed = spliced(listed, step.splices);
    if (groups && step.groups) groups = { by: groups.by, ...splicedGroups(groups, step.groups) };
  }
  const { version, successors } = change;
  return { ...before, version, successors, ids: listed.ids, depths: listed.depths, groups };
}
