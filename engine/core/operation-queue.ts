// Which of the waiting operations go to the server next, and which of them together. Pure. First in, first out, but:
//   - one that is put off (refused, tried again later) holds back only what is about the same messages;
//   - those that want the same run as one, also where others stand between them that are about other messages.
// So the server ends where it would have ended one by one.

export interface QueuedOperation<Id> {
  id: Id;
  /** Kind and payload: equal = wants the same. */
  wants: string;
  mergeable: boolean;
  /** Makes, renames or deletes a mailbox: nothing is brought forward across it. */
  structural: boolean;
  attempts: number;
  putOff: boolean;
  /** The messages it is about. Asked for only where it matters: there may be many. */
  messages(): Iterable<number>;
}

/** Head first; empty: nothing may run now. */
export function nextOperations<Id>(queue: readonly QueuedOperation<Id>[], most: number): Id[] {
  const held = new Set<number>();
  const passed = new Set<number>();
  let head: QueuedOperation<Id> | null = null;
  const batch: Id[] = [];
  for (const operation of queue) {
    if (operation.putOff || touches(operation, held)) add(held, operation);
    else if (!head) {
      head = operation;
      batch.push(operation.id);
      // Tried before, it runs alone: one of several may have been at fault.
      if (!operation.mergeable || operation.attempts > 0) break;
    } else if (operation.wants === head.wants && operation.attempts === 0 && !touches(operation, passed)) {
      batch.push(operation.id);
    } else if (operation.structural) break;
    else add(passed, operation);
    if (batch.length >= most) break;
  }
  return batch;
}

function touches<Id>(operation: QueuedOperation<Id>, messages: ReadonlySet<number>): boolean {
  if (messages.size === 0) return false;
  for (const id of operation.messages()) if (messages.has(id)) return true;
  return false;
}

function add<Id>(messages: Set<number>, operation: QueuedOperation<Id>): void {
  for (const id of operation.messages()) messages.add(id);
}
