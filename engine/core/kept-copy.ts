// Which of several copies is kept: one that was answered or starred before one that was not, then the one that came first.
// And in what the others are not like it. Pure.
import type { CopyDifference } from '../../shared/domain/duplicate.ts';
import type { MessageRow } from '../../shared/domain/message.ts';

export function keptFirst<Row extends Pick<MessageRow, 'id' | 'flags'>>(copies: readonly Row[]): Row[] {
  const weight = ({ flags }: Row) => Number(flags.answered) + Number(flags.flagged);
  return copies.toSorted((a, b) => weight(b) - weight(a) || a.id - b.id);
}

export function differencesOf(kept: MessageRow, copy: MessageRow): CopyDifference[] {
  const tags = (row: MessageRow) => row.keywords.toSorted().join(' ');
  return [
    ...(kept.accountId !== copy.accountId ? (['account'] as const) : []),
    ...(kept.mailboxId !== copy.mailboxId ? (['folder'] as const) : []),
    ...(['seen', 'flagged', 'answered'] as const).filter((flag) => kept.flags[flag] !== copy.flags[flag]),
    ...(tags(kept) !== tags(copy) ? (['tags'] as const) : []),
  ];
}
