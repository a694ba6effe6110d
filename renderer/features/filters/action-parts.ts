// An action as the editor shows it: what is done, and to where or with what; and back. Pure.
import { FilterAction } from '../../../shared/domain/filter.ts';

export const ACTION_NAMES = [
  ...(['move', 'copy', 'tag', 'seen', 'unseen', 'star', 'priority', 'junk', 'notJunk'] as const),
  ...(['muteThread', 'muteBranch', 'watchThread', 'delete', 'stop'] as const),
] as const;
export type ActionName = (typeof ACTION_NAMES)[number];

export interface ActionParts {
  name: ActionName;
  /** A folder's id, a keyword, a priority; '' where the action needs none, or none is chosen yet. */
  target: string;
}

export function freshAction(name: ActionName): ActionParts {
  return { name, target: name === 'tag' ? '$label1' : name === 'priority' ? 'high' : '' };
}

export function actionPartsOf(action: FilterAction): ActionParts {
  switch (action.kind) {
    case 'move':
    case 'copy':
      return { name: action.kind, target: String(action.mailboxId) };
    case 'tag':
      return { name: 'tag', target: action.keyword };
    case 'priority':
      return { name: 'priority', target: action.priority };
    case 'seen':
      return { name: action.value ? 'seen' : 'unseen', target: '' };
    case 'junk':
      return { name: action.value ? 'junk' : 'notJunk', target: '' };
    default:
      return { name: action.kind, target: '' };
  }
}

/** null: where to is not chosen yet. */
export function actionOf({ name, target }: ActionParts): FilterAction | null {
  const parsed = FilterAction.safeParse(unchecked(name, target));
  return parsed.success ? parsed.data : null;
}

function unchecked(name: ActionName, target: string): unknown {
  switch (name) {
    case 'move':
    case 'copy':
      return { kind: name, mailboxId: Number(target) };
    case 'tag':
      return { kind: 'tag', keyword: target };
    case 'priority':
      return { kind: 'priority', priority: target };
    case 'seen':
    case 'unseen':
      return { kind: 'seen', value: name === 'seen' };
    case 'junk':
    case 'notJunk':
      return { kind: 'junk', value: name === 'junk' };
    default:
      return { kind: name };
  }
}
