// The verdict about one message, when it is opened: what it says (engine/mime/letter.ts) held against what is known here
// (knowledge.ts) by shared/phishing. Nothing is stored and nothing leaves; the same question is answered again as soon as
// something else is known.
import type { MessageId } from '../../shared/domain/ids.ts';
import type { Suspicion } from '../../shared/domain/suspicion.ts';
import { judge } from '../../shared/phishing/index.ts';
import { letterOf } from '../mime/letter.ts';
import type { ReadMessage } from '../mime/read-message.ts';
import type { Store } from '../store/database.ts';
import { getMailbox } from '../store/mailboxes.ts';
import { messageDetail } from '../store/messages.ts';
import { createFamiliarDomains, isOwnServer, knowledgeAbout, type OwnFacts } from './knowledge.ts';

export interface SuspicionDeps {
  store: Store;
  /** As the reader reads it. null: not downloaded yet. */
  read(id: MessageId): ReadMessage | null;
  raw(id: MessageId): Uint8Array | null;
  own(): OwnFacts;
}

/** What one wrote oneself is not judged. */
const OWN_ROLES: ReadonlySet<string | null> = new Set(['sent', 'drafts']);

export function createSuspicion({ store, read, raw, own }: SuspicionDeps): (id: MessageId) => Suspicion | null {
  const familiarDomains = createFamiliarDomains(store);
  return (id) => {
    const detail = messageDetail(store.reads, id);
    if (!detail || OWN_ROLES.has(getMailbox(store.reads, detail.row.mailboxId)?.role ?? null)) return null;
    const message = read(id);
    const source = message && raw(id);
    if (!message || !source) return null;
    const knowledge = knowledgeAbout(store.reads, detail, { ...own(), familiarDomains: familiarDomains() });
    const letter = letterOf(source, message, (host) => isOwnServer(host, knowledge.ownServers));
    const { level, evidence, quieted } = judge(letter, knowledge);
    const { quota, passwordEndsAt } = knowledge;
    return { level, evidence, quieted, quota, passwordEndsAt };
  };
}
