// Addresses on the private scheme mail-content://, which main serves from the engine with a CSP of its own.
//   mail-content://message/<id>/body?remote=1&theme=dark&zoom=125&font=fixed   the sanitised body as a whole HTML document
//     …/body?inside=2&…                                              the same of a message that part 2 holds
//   mail-content://message/<id>/part/<partId>                        the decoded bytes of a part
//   mail-content://message/<id>/view/<partId>?theme=dark             the same as a page for the frame that shows it
//   mail-content://viewer/viewer.js                                  the script of that frame
//   mail-content://draft/<id>/part/<contentId>                       an inline image of a draft
//   mail-content://preview/<id>/body?theme=dark, …/part/<partId>     the same of a message before it is sent
//   mail-content://paper/<number>?remote=1                           what is about to be printed, as main laid it out
import type { DraftId, MessageId, PartId } from './ids.ts';
import { type Marks, marksInAddress } from './marks.ts';
import { type TextLook, USUAL_LOOK } from './text-look.ts';

export const CONTENT_SCHEME = 'mail-content';

export interface BodyView {
  /** Let remote images in, this once. */
  remote: boolean;
  /** `light` shows the colours as their sender chose them. */
  theme: 'light' | 'dark';
  look?: TextLook;
  /** The part whose message is shown, instead of the message itself. */
  inside?: PartId;
  marks?: Marks | undefined;
}

export function messageBodyUrl(id: MessageId, view: BodyView): string {
  const { zoomPercent, plainFont } = view.look ?? USUAL_LOOK;
  const inside = view.inside === undefined ? '' : `&inside=${view.inside}`;
  const shown = `remote=${view.remote ? 1 : 0}&theme=${view.theme}&zoom=${zoomPercent}&font=${plainFont}`;
  return `${CONTENT_SCHEME}://message/${id}/body?${shown}${inside}${marksInAddress(view.marks)}`;
}

export function messagePartUrl(id: MessageId, partId: PartId): string {
  return `${CONTENT_SCHEME}://message/${id}/part/${partId}`;
}

/** For a frame without network or anything of the program's; it talks with the window as part-view.ts says. */
export function partViewUrl(id: MessageId, partId: PartId, theme: BodyView['theme']): string {
  return `${CONTENT_SCHEME}://message/${id}/view/${partId}?theme=${theme}`;
}

export const VIEWER_SCRIPT_URL = `${CONTENT_SCHEME}://viewer/viewer.js`;

export function previewBodyUrl(previewId: number, theme: BodyView['theme']): string {
  return `${CONTENT_SCHEME}://preview/${previewId}/body?theme=${theme}`;
}

export function previewPartUrl(previewId: number, partId: PartId): string {
  return `${CONTENT_SCHEME}://preview/${previewId}/part/${partId}`;
}

export function paperUrl(paperId: number, remote: boolean): string {
  return `${CONTENT_SCHEME}://paper/${paperId}?remote=${remote ? 1 : 0}`;
}

export function draftPartUrl(id: DraftId, contentId: string): string {
  return `${CONTENT_SCHEME}://draft/${id}/part/${encodeURIComponent(contentId)}`;
}
