// Messages that have not been sent, kept for a while so that a window can show their bytes as a reader would see them:
// what is shown is made of the very bytes that would leave, by the same way as any message that was received.
import { previewPartUrl } from '../../shared/domain/content-url.ts';
import type { MessageId, PartId } from '../../shared/domain/ids.ts';
import { decodePart, readMessage } from '../mime/read-message.ts';
import { type RenderedBody, renderBody } from '../mime/render-body.ts';
import type { BodyStyle } from './bodies.ts';

export interface Previews {
  /** Answers by which number it is asked for. */
  keep(raw: Uint8Array): number;
  rendered(previewId: number, style: BodyStyle): RenderedBody | null;
  part(previewId: number, partId: PartId): { type: string; bytes: Uint8Array } | null;
}

/** Those of two windows, each a step ahead. */
const KEPT = 4;

export function createPreviews(): Previews {
  const kept = new Map<number, Uint8Array>();
  let last = 0;
  return {
    keep(raw) {
      last += 1;
      kept.set(last, raw);
      kept.delete(last - KEPT);
      return last;
    },
    rendered(previewId, style) {
      const raw = kept.get(previewId);
      if (!raw) return null;
      const partUrl = (partId: PartId) => previewPartUrl(previewId, partId);
      return renderBody(readMessage(raw), { messageId: NO_MESSAGE, partUrl, remote: false, ...style });
    },
    part(previewId, partId) {
      const raw = kept.get(previewId);
      const part = raw && readMessage(raw).attachments.find((one) => one.partId === partId);
      const bytes = raw && decodePart(raw, partId);
      return part && bytes ? { type: part.detectedType ?? part.declaredType, bytes } : null;
    },
  };
}

const NO_MESSAGE = 0 as MessageId;
