// Messages deleted for good, from wherever they are. Shown nowhere at once; the rows go when the server has agreed,
// so that a pass over the mailbox in between doesn't take them for new ones. Idempotent by nature.
import { z } from 'zod';
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import type { WriteDb } from '../store/handles.ts';
import { noteDeletedHere } from '../store/maildrop.ts';
import { agreeGone, showIn } from '../store/message-intents.ts';
import { byAccount, placed, type Queued, queue } from './intent.ts';
import { locate } from './locate.ts';
import type { OperationKind } from './operation.ts';

const Payload = z.object({});

export function destroy(tx: WriteDb, { ids }: { ids: MessageId[] }): Queued[] {
  return [...byAccount(tx, ids)].map(([accountId, messages]) =>
    destroyAll(
      tx,
      accountId,
      messages.map(({ id }) => id),
    ),
  );
}

/** These very messages, though some may be hidden already. */
export function destroyAll(tx: WriteDb, accountId: AccountId, ids: readonly MessageId[]): Queued {
  showIn(tx, ids, null);
  noteDeletedHere(tx, ids);
  const id = queue(tx, { accountId, kind: 'destroy', payload: {}, targets: placed(ids) });
  return { id, accountId, count: ids.length, inverse: null };
}

export const destroyKind: OperationKind<z.infer<typeof Payload>> = {
  payload: Payload,
  mergeable: true,
  shownIn: () => null,
  async runRemote(run, { targets }) {
    const { chunks, gone, here } = await locate(run, targets);
    for (const { ref, messages } of chunks) {
      await run.session.destroy(ref, run.signal);
      run.store.transaction((tx) =>
        agreeGone(
          tx,
          messages.map(({ id }) => id),
        ),
      );
    }
    run.store.transaction((tx) =>
      agreeGone(
        tx,
        [...gone, ...here].map(({ id }) => id),
      ),
    );
  },
};
