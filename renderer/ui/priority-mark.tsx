// How pressing a message is, where it is not as usual: a sign of its own, with its words.
import type { Priority } from '../../shared/domain/priority.ts';
import { defineWords, useWords } from '../i18n/index.ts';
import { Icon } from './icon.tsx';
import './priority-mark.css';

export const priorityWords = defineWords({
  fr: { priority: 'Priorité', high: 'Priorité haute', normal: 'Priorité normale', low: 'Priorité basse' },
  en: { priority: 'Priority', high: 'High priority', normal: 'Normal priority', low: 'Low priority' },
});

/** `withWords`: they stand beside the sign, not only in its label. */
export function PriorityMark({ priority, withWords = false }: { priority: Priority; withWords?: boolean }) {
  const w = useWords(priorityWords);
  if (priority === 'normal') return null;
  return (
    <span
      className={`priority-mark priority-${priority}`}
      {...(!withWords && { role: 'img', 'aria-label': w[priority], title: w[priority] })}
    >
      <Icon name={priority === 'high' ? 'priorityHigh' : 'priorityLow'} />
      {withWords && w[priority]}
    </span>
  );
}
