// Addresses on the private scheme mail-content://, which main serves from the engine with a CSP of its own.
//   mail-content://message/<id>/body?remote=1&theme=dark&lang=fr     the sanitised body as a whole HTML document
//     …/body?inside=2&…                                              the same of a message that part 2 holds
//   mail-content://message/<id>/part/<partId>                        the decoded bytes of a part
//   mail-content://draft/<id>/part/<contentId>                       an inline image of a draft
//   mail-content://preview/<id>/body?theme=dark, …/part/<partId>     the same of a message before it is sent
import type { DraftId, MessageId, PartId } from './ids.ts';

export const CONTENT_SCHEME = 'mail-content';

export interface BodyView {
  /** Let remote images in, this once. */
  remote: boolean;
  theme: 'light' | 'dark';
  /** The part whose message is shown, instead of the message itself. */
  inside?: PartId;
}

export function messageBodyUrl(id: MessageId, view: BodyView): string {
  const inside = view.inside === undefined ? '' : `&inside=${view.inside}`;
  return `${CONTENT_SCHEME}://message/${id}/body?remote=${view.remote ? 1 : 0}&theme=${view.theme}${inside}`;
}

export function messagePartUrl(id: MessageId, partId: PartId): string {
  return `${CONTENT_SCHEME}://message/${id}/part/${partId}`;
}

export function previewBodyUrl(previewId: number, theme: BodyView['theme']): string {
  return `${CONTENT_SCHEME}://preview/${previewId}/body?theme=${theme}`;
}

export function previewPartUrl(previewId: number, partId: PartId): string {
  return `${CONTENT_SCHEME}://preview/${previewId}/part/${partId}`;
}

export function draftPartUrl(id: DraftId, contentId: string): string {
  return `${CONTENT_SCHEME}://draft/${id}/part/${encodeURIComponent(contentId)}`;
}
