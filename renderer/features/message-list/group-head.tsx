// The head of a group: what its messages have in common, how many they are, and whether they are folded away.
import { memo } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { MessageRow } from '../../../shared/domain/message.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { dateGroupTitle } from './group-title.ts';
import { rowElementId } from './message-row.tsx';
import type { ListFacts } from './row-facts.ts';
import { personOf, recipientsOf } from './row-people.ts';
import type { GroupHead as Head, Shown } from './shown.ts';

interface GroupHeadProps {
  id: MessageId;
  index: number;
  top: number;
  head: Head;
  by: NonNullable<Shown['groups']>['by'];
  /** The first message of the group, once it is known. */
  first: MessageRow | undefined;
  focused: boolean;
  list: ListFacts;
}

export const GroupHead = memo(function GroupHead({ id, index, top, head, by, first, focused, list }: GroupHeadProps) {
  const title = useTitle(head, by, first, list);
  return (
    <div
      role="row"
      id={rowElementId(id)}
      className={focused ? 'group-head focused' : 'group-head'}
      style={{ top }}
      data-index={index}
      data-part="group"
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={!head.folded}
      aria-label={list.words.groupOf(title, head.size)}
    >
      <span role="gridcell" aria-colspan={list.shownColumns.size}>
        <Icon name={head.folded ? 'chevronRight' : 'chevronDown'} />
        <span className="group-title" data-cut>
          {title}
        </span>
        <span className="group-size">{list.formats.number(head.size)}</span>
      </span>
    </div>
  );
});

function useTitle(head: Head, by: GroupHeadProps['by'], first: MessageRow | undefined, list: ListFacts): string {
  const language = useLanguage();
  if (by === 'date') return dateGroupTitle(head.key, list.words, language);
  if (!first) return '…';
  return by === 'to' ? recipientsOf(first, list) : personOf(first, { ...list, showsRecipients: false });
}
