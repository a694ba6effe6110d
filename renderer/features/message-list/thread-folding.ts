// Which threads are folded: none or all, and those that the person made otherwise. Kept with the settings, as one expects
// to find them so tomorrow. Any message of a thread stands for it, so that a new one on top does not open it.
import type { MessageId } from '../../../shared/domain/ids.ts';
import { FOLDING_EXCEPTIONS_MAX, type ThreadFolding } from '../../../shared/domain/settings.ts';

export function isFolded(thread: readonly MessageId[], { folded, except }: Folding): boolean {
  return thread.some((id) => except.has(id)) !== folded;
}

/** As it is looked up, for each thread of a list. */
export interface Folding {
  folded: boolean;
  except: ReadonlySet<MessageId>;
}

/** The thread becomes folded, or open, whatever it was. The exceptions made last are kept. */
export function foldThread(folding: ThreadFolding, thread: readonly MessageId[], folded: boolean): ThreadFolding {
  const others = folding.except.filter((id) => !thread.includes(id));
  const [head] = thread;
  const except = folded === folding.folded || head === undefined ? others : [...others, head];
  return { ...folding, except: except.slice(-FOLDING_EXCEPTIONS_MAX) };
}
