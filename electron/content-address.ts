// Reads the addresses of mail-content:// (made by shared/domain/content-url.ts). Pure; anything unexpected is null.
import { CONTENT_SCHEME, VIEWER_SCRIPT_URL } from '../shared/domain/content-url.ts';
import { DraftId, MessageId, PartId } from '../shared/domain/ids.ts';
import { type Marks, marksOfAddress } from '../shared/domain/marks.ts';
import { TextLook, USUAL_LOOK } from '../shared/domain/text-look.ts';

export type ContentAddress =
  | {
      kind: 'body';
      messageId: MessageId;
      remote: boolean;
      theme: 'light' | 'dark';
      look: TextLook;
      inside?: PartId;
      marks?: Marks;
    }
  /** What is about to be printed (papers.ts). */
  | { kind: 'paper'; paperId: number; remote: boolean }
  | { kind: 'part'; messageId: MessageId; partId: PartId }
  | { kind: 'view'; messageId: MessageId; partId: PartId; theme: 'light' | 'dark' }
  | { kind: 'viewer' }
  | { kind: 'draftPart'; draftId: DraftId; contentId: string }
  | { kind: 'previewBody'; previewId: number; theme: 'light' | 'dark' }
  | { kind: 'previewPart'; previewId: number; partId: PartId };

export function parseContentAddress(address: string): ContentAddress | null {
  if (address === VIEWER_SCRIPT_URL) return { kind: 'viewer' };
  const url = new URL(address);
  const [, id = '', what, name, ...rest] = url.pathname.split('/');
  if (rest.length > 0) return null;
  if (url.host === 'draft') return draftAddress(id, what, name);
  if (url.host === 'preview') return previewAddress(url, id, what, name);
  if (url.host === 'paper') return what === undefined ? paperAddress(url, id) : null;
  const messageId = MessageId.safeParse(Number(id));
  if (url.host !== 'message' || !messageId.success) return null;
  const message = { messageId: messageId.data };
  if (what === 'body' && name === undefined) {
    const body = {
      kind: 'body',
      ...message,
      remote: url.searchParams.get('remote') === '1',
      theme: themeOf(url),
      look: lookOf(url),
    } as const;
    const marks = marksOfAddress(url.searchParams);
    const inside = PartId.safeParse(url.searchParams.get('inside'));
    const marked = { ...body, ...(marks && { marks }) };
    if (inside.success) return { ...marked, inside: inside.data };
    return url.searchParams.has('inside') ? null : marked;
  }
  const partId = PartId.safeParse(name);
  if (!partId.success) return null;
  if (what === 'view') return { kind: 'view', ...message, partId: partId.data, theme: themeOf(url) };
  return what === 'part' ? { kind: 'part', ...message, partId: partId.data } : null;
}

function previewAddress(url: URL, id: string, what: string | undefined, name?: string): ContentAddress | null {
  if (!/^[1-9]\d{0,8}$/.test(id)) return null;
  const previewId = Number(id);
  if (what === 'body' && name === undefined) return { kind: 'previewBody', previewId, theme: themeOf(url) };
  const partId = PartId.safeParse(name);
  return what === 'part' && partId.success ? { kind: 'previewPart', previewId, partId: partId.data } : null;
}

function paperAddress({ searchParams }: URL, id: string): ContentAddress | null {
  if (!/^[1-9]\d{0,8}$/.test(id)) return null;
  return { kind: 'paper', paperId: Number(id), remote: searchParams.get('remote') === '1' };
}

/** Whether a frame may go there: a message, one that is not sent yet, or one that is about to be printed. */
export function isFramed(address: string): boolean {
  return [`${CONTENT_SCHEME}://message/`, `${CONTENT_SCHEME}://preview/`, `${CONTENT_SCHEME}://paper/`].some((start) =>
    address.startsWith(start),
  );
}

function themeOf(url: URL): 'light' | 'dark' {
  return url.searchParams.get('theme') === 'dark' ? 'dark' : 'light';
}

function lookOf({ searchParams }: URL): TextLook {
  const asked = { zoomPercent: Number(searchParams.get('zoom')), plainFont: searchParams.get('font') };
  return TextLook.safeParse(asked).data ?? USUAL_LOOK;
}

function draftAddress(id: string, what: string | undefined, name: string | undefined): ContentAddress | null {
  const draftId = DraftId.safeParse(Number(id));
  if (!draftId.success || what !== 'part' || !name) return null;
  const contentId = decoded(name);
  return contentId === null ? null : { kind: 'draftPart', draftId: draftId.data, contentId };
}

/** Whether a frame at `frameUrl` may load this from the network: an image of a message whose images were let in. */
export function isLetInImage(resourceType: string, frameUrl: string): boolean {
  if (resourceType !== 'image' || !frameUrl.startsWith('mail-content:')) return false;
  const address = parseContentAddress(frameUrl);
  return (address?.kind === 'body' || address?.kind === 'paper') && address.remote;
}

/** null for a broken percent sequence. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
