// Random things that a person does, as fast-check makes them: numbers that are read against what is shown just then.
import fc from 'fast-check';
import {
  archive,
  copy,
  destroy,
  emptyTrash,
  markAllSeen,
  move,
  removeMailbox,
  renameMailbox,
  setFlag,
  setJunk,
  trash,
} from '../../../engine/operations/index.ts';
import { listMailboxes } from '../../../engine/store/mailboxes.ts';
import { mailboxMessageIds } from '../../../engine/store/messages.ts';
import type { UndoToken } from '../../../shared/contract/undo.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { MessageFlag } from '../../../shared/domain/message.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import type { Scene } from './scene.ts';

const VERBS = [
  'seen',
  'flagged',
  'unflagged',
  'move',
  'copy',
  'archive',
  'trash',
  'destroy',
  'junk',
  'notJunk',
  'markAllSeen',
  'emptyTrash',
  'create',
  'rename',
  'remove',
  'undo',
] as const;

export interface Action {
  verb: (typeof VERBS)[number];
  /** Which messages and which mailbox, modulo how many there are. */
  picks: number[];
  mailbox: number;
}

export const anAction: fc.Arbitrary<Action> = fc.record({
  verb: fc.constantFrom(...VERBS),
  picks: fc.array(fc.nat(99), { minLength: 1, maxLength: 3 }),
  mailbox: fc.nat(99),
});

export interface Actor {
  act(action: Action): void;
}

export function actorOn(scene: Scene): Actor {
  const tokens: UndoToken[] = [];
  let made = 0;
  return {
    act(action) {
      try {
        const token = perform(scene, action, tokens, () => {
          made += 1;
          return `New ${made}`;
        });
        if (token) tokens.push(token);
      } catch (error) {
        // Refused at once, e.g. a mailbox with a role cannot be removed.
        if (!(error instanceof MailError)) throw error;
      }
    },
  };
}

function perform(
  scene: Scene,
  { verb, picks, mailbox }: Action,
  tokens: UndoToken[],
  newName: () => string,
): UndoToken | null {
  const { accountId, store } = scene;
  const operations = scene.operations();
  const mailboxes = listMailboxes(store.reads);
  const all = mailboxes.flatMap(({ id }) => mailboxMessageIds(store.reads, id));
  const ids = all.length === 0 ? [] : picks.map((pick) => all[pick % all.length] as MessageId);
  const { id: mailboxId } = mailboxes[mailbox % mailboxes.length]!;
  const flag = (name: MessageFlag, value: boolean) => operations.perform(setFlag, { ids, flag: name, value }).undo;
  switch (verb) {
    case 'seen':
      return flag('seen', true);
    case 'flagged':
      return flag('flagged', true);
    case 'unflagged':
      return flag('flagged', false);
    case 'move':
      return operations.perform(move, { ids, mailboxId }).undo;
    case 'copy':
      return operations.perform(copy, { ids, mailboxId }).undo;
    case 'archive':
      return operations.perform(archive, { ids }).undo;
    case 'trash':
      return operations.perform(trash, { ids }).undo;
    case 'destroy':
      return operations.perform(destroy, { ids }).undo;
    case 'junk':
      return operations.perform(setJunk, { ids, junk: true }).undo;
    case 'notJunk':
      return operations.perform(setJunk, { ids, junk: false }).undo;
    case 'markAllSeen':
      return operations.perform(markAllSeen, { mailboxId }).undo;
    case 'emptyTrash':
      return operations.perform(emptyTrash, { accountId }).undo;
    case 'create':
      operations.createMailbox({ accountId, parentId: null, name: newName() });
      return null;
    case 'rename':
      return operations.perform(renameMailbox, { mailboxId, name: newName() }).undo;
    case 'remove':
      return operations.perform(removeMailbox, { mailboxId }).undo;
    case 'undo': {
      const token = tokens.pop();
      if (token) operations.undo(token);
      return null;
    }
  }
}
