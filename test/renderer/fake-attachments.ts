// What the guard is told of the attachments of the fake mailbox's drafts: each is read as text.
import { type AttachmentFacts, addressesIn } from '../../shared/guard/index.ts';

export interface FakeAttachments {
  keep(contentId: string, bytes: Uint8Array): void;
  clean(contentId: string, cleaned: boolean): void;
  facts(contentId: string, name: string): AttachmentFacts;
}

export function fakeAttachments(): FakeAttachments {
  const texts = new Map<string, string>();
  const clean = new Set<string>();
  return {
    keep: (contentId, bytes) => void texts.set(contentId, new TextDecoder().decode(bytes)),
    clean: (contentId, cleaned) => void (cleaned ? clean.add(contentId) : clean.delete(contentId)),
    facts(id, name) {
      const isClean = clean.has(id);
      const found = isClean ? [] : addressesIn(texts.get(id) ?? '').map(({ address }) => ({ address, hidden: false }));
      const kind = name.endsWith('.csv') ? 'table' : 'document';
      return { id, name, kind, found, header: null, unreadable: false, treatment: isClean ? 'cleaned' : 'asIs' };
    },
  };
}
