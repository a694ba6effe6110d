// Bytes for main: bodies and parts for mail-content://, files that the person saves.
import { settingsToShare } from '../../shared/academies/learned-servers.ts';
import type { Content } from '../../shared/contract/host.ts';
import { VIEWER_SCRIPT_URL } from '../../shared/domain/content-url.ts';
import type { Attachment } from '../../shared/domain/message.ts';
import { viewKind } from '../../shared/domain/part-view.ts';
import { cleanFileName, inertFileName } from '../mime/file-name.ts';
import { markMatches } from '../mime/mark-matches.ts';
import { decodePart } from '../mime/read-message.ts';
import { viewPage } from '../part-view/view-page.ts';
import { getAccount } from '../store/accounts.ts';
import { readDraftAttachment } from '../store/drafts.ts';
import { messageDetail } from '../store/messages.ts';
import { addressBookFile } from './address-book-file.ts';
import { attachmentAt, type Bodies } from './bodies.ts';
import type { ApiContext, HostHandlers } from './handlers.ts';
import { journalText } from './journal.ts';
import { overridesFile } from './overrides-file.ts';
import type { Previews } from './previews.ts';

export function hostHandlers(
  { store, language }: ApiContext,
  { bodies, previews, now }: { bodies: Bodies; previews: Previews; now: () => number },
): Omit<HostHandlers['host'], 'notices' | 'standing' | 'leave'> {
  return {
    async messageBody({ messageId, remote, theme, look, inside, marks }) {
      const body = await bodies.rendered(messageId, remote, { theme, lang: language(), look }, inside);
      if (!body) return null;
      const html = marks ? markMatches(body.html, marks).html : body.html;
      return { fileName: null, type: 'text/html', bytes: new TextEncoder().encode(html) };
    },
    messagePart({ messageId, partId }) {
      const raw = bodies.raw(messageId);
      const bytes = raw && decodePart(raw, partId);
      if (!bytes) return null;
      const part = attachmentAt(bodies, messageId, partId);
      const mayOpen = part !== null && part.risk !== 'executable';
      return { fileName: part && inertFileName(part), type: typeOf(part), bytes, mayOpen };
    },
    partView({ messageId, partId, theme }) {
      const part = attachmentAt(bodies, messageId, partId);
      const kind = part && viewKind(part);
      const raw = kind && bodies.raw(messageId);
      const bytes = raw && decodePart(raw, partId);
      if (!part || !kind || !bytes) return null;
      const look = { theme, lang: language(), script: VIEWER_SCRIPT_URL };
      const page = viewPage({ kind, name: part.name, type: typeOf(part), charset: part.charset ?? null, bytes }, look);
      return page === null ? null : { fileName: null, type: 'text/html', bytes: new TextEncoder().encode(page) };
    },
    messageSource({ messageId }) {
      const bytes = bodies.raw(messageId);
      if (!bytes) return null;
      const subject = messageDetail(store.reads, messageId)?.row.subject ?? '';
      return { fileName: `${cleanFileName(subject) ?? 'message'}.eml`, type: 'message/rfc822', bytes };
    },
    overrides: () => overridesFile(store.reads, now(), language()),
    previewBody({ previewId, theme }) {
      const body = previews.rendered(previewId, { theme, lang: language() });
      return body && { fileName: null, type: 'text/html', bytes: new TextEncoder().encode(body.html) };
    },
    previewPart({ previewId, partId }) {
      const part = previews.part(previewId, partId);
      return part && { fileName: null, ...part };
    },
    addressBook: (asked) => addressBookFile(store.reads, asked, language()),
    journal({ accountId, newestId }) {
      const text = journalText(store.reads, accountId, newestId);
      return { fileName: 'casier-journal.txt', type: 'text/plain', bytes: new TextEncoder().encode(text) };
    },
    sharedSettings({ accountId }) {
      const account = getAccount(store.reads, accountId);
      const settings = account && settingsToShare(account);
      if (!settings) return null;
      const bytes = new TextEncoder().encode(`${JSON.stringify(settings, null, 2)}\n`);
      return { fileName: `${settings.domain}.casier.json`, type: 'application/json', bytes };
    },
    draftPart({ draftId, contentId }): Content | null {
      const found = readDraftAttachment(store.reads, draftId, contentId);
      return found && { fileName: found.name, type: found.type, bytes: found.bytes };
    },
  };
}

/** The content's own signature is believed before the sender. */
function typeOf(part: Attachment | null): string {
  return part?.detectedType ?? part?.declaredType ?? 'application/octet-stream';
}
