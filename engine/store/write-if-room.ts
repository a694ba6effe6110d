// For what the program writes down by itself, with no person waiting for it: a full disk is told where a person does
// something, and must not end the engine here.
import { MailError } from '../../shared/domain/problem.ts';
import type { Durability, Store } from './database.ts';
import type { WriteDb } from './handles.ts';

/** Whether it could be written. Throws on bugs only. */
export function writeIfRoom(
  store: Pick<Store, 'transaction'>,
  work: (tx: WriteDb) => void,
  durability: Durability = 'durable',
): boolean {
  try {
    store.transaction(work, durability);
    return true;
  } catch (error) {
    if (error instanceof MailError && error.kind === 'store') return false;
    throw error;
  }
}
