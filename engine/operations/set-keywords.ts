// Tags and other keywords on messages. Where the server takes no such keyword in a message's mailbox, it is kept on this
// PC alone; where it does, it is a wish like that for a flag (set-flags.ts).
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { shownTags } from '../../shared/domain/tag.ts';
import { hasKeyword, keywordKey } from '../../shared/domain/tag-keyword.ts';
import { changeOwnKeywords } from '../store/flag-intents.ts';
import type { WriteDb } from '../store/handles.ts';
import { type MessageRef, messageRefs } from '../store/messages.ts';
import { listTags, takesKeyword } from '../store/tags.ts';
import { groupBy, type Queued } from './intent.ts';
import { bearingOnName, changeFlags } from './set-flags.ts';
import { supersede } from './supersede.ts';

export interface KeywordChange {
  set: readonly string[];
  clear: readonly string[];
}

export function setTag(tx: WriteDb, input: { ids: MessageId[]; keyword: string; value: boolean }): Queued[] {
  const { ids, value } = input;
  const keyword = keywordKey(input.keyword);
  const unlike = shownNow(tx, ids).filter(({ keywords }) => hasKeyword(keywords, keyword) !== value);
  return [...groupBy(unlike, ({ accountId }) => accountId)].flatMap(([accountId, messages]) => {
    const changed = messages.map(({ id }) => id);
    const before = supersede(tx, changed, 'setFlags', (payload) => bearingOnName(payload, keyword, value));
    // What the server was never told of is as it was once the wish for it is gone.
    const needed = shownNow(tx, changed).filter(
      ({ id, keywords }) => !before.get(id)?.nothingLeft || hasKeyword(keywords, keyword) !== value,
    );
    const change = value ? { set: [keyword], clear: [] } : { set: [], clear: [keyword] };
    const queued = changeKeywords(
      tx,
      needed.map(({ id }) => id),
      change,
    );
    const inverse = (later: WriteDb) => setTag(later, { ids: changed, keyword, value: !value });
    const rest = queued.slice(1).map((one) => ({ ...one, count: 0, inverse: () => [] }));
    const first = { id: queued[0]?.id ?? null, accountId, count: changed.length, inverse, onlyByInverse: true };
    return [first, ...rest];
  });
}

/** « 0 »: all that are shown as tags. Undone as one. */
export function clearTags(tx: WriteDb, { ids }: { ids: MessageId[] }): Queued[] {
  const tags = listTags(tx);
  const byTag = new Map<string, MessageId[]>();
  for (const { id, keywords } of shownNow(tx, ids)) {
    for (const { keyword } of shownTags(keywords, tags)) byTag.set(keyword, [...(byTag.get(keyword) ?? []), id]);
  }
  return [...byTag].flatMap(([keyword, borne]) => setTag(tx, { ids: borne, keyword, value: false }));
}

/** For every one of these messages, whatever it bears now. */
export function changeKeywords(tx: WriteDb, ids: readonly MessageId[], { set, clear }: KeywordChange): Queued[] {
  const queued: Queued[] = [];
  for (const [mailboxId, messages] of groupBy(shownNow(tx, ids), (message) => message.mailboxId)) {
    const changed = messages.map(({ id }) => id);
    const isTaken = (keyword: string) => takesKeyword(tx, mailboxId, keyword);
    const here = { set: set.filter((keyword) => !isTaken(keyword)), clear };
    for (const id of changed) changeOwnKeywords(tx, id, here);
    const told = { setKeywords: set.filter(isTaken), clearKeywords: clear.filter(isTaken) };
    if (told.setKeywords.length + told.clearKeywords.length > 0) {
      queued.push(...changeFlags(tx, changed, { set: [], clear: [], ...told }));
    } else {
      const [{ accountId }] = messages as [Shown];
      queued.push({ id: null, accountId, count: changed.length, inverse: null });
    }
  }
  return queued;
}

type Shown = MessageRef & { mailboxId: MailboxId };

function shownNow(tx: WriteDb, ids: readonly MessageId[]): Shown[] {
  return messageRefs(tx, [...new Set(ids)]).filter((message): message is Shown => message.mailboxId !== null);
}
