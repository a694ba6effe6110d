// Asking for a list: whole, with its first rows, where nothing of it is here; else what changed since it was asked for last.
import { afterChange } from '../../../shared/contract/list-change.ts';
import type { MessageList } from '../../../shared/contract/messages.ts';
import { engine } from '../../engine/engine.ts';
import { takeRows } from '../../state/rows.ts';

type ListQuestion = Omit<Parameters<typeof engine.messages.list>[0], 'rows'>;

/** A screenful and a bit: they come with the list, so that nothing is asked again before it can be read. */
const FIRST_ROWS = 50;

/** @param before the answer to the same question that is at hand; the same again where nothing has changed */
export async function askList(
  question: ListQuestion,
  before: MessageList | undefined,
  signal: AbortSignal,
): Promise<MessageList> {
  if (before?.version !== undefined)
    return afterChange(before, await engine.messages.listChange({ ...question, since: before.version }, signal));
  const list = await engine.messages.list({ ...question, rows: before ? undefined : FIRST_ROWS }, signal);
  takeRows(list.rows ?? []);
  return list;
}
