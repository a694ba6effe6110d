// What the composer asks of a body editor, rich or plain.
import type { Identity } from '../../../../shared/domain/identity.ts';

export interface BodyEditor {
  /** The body as it stands. Costs in proportion to its length: not to be asked at each key stroke. */
  snapshot(): { html: string | null; text: string };
  focus(): void;
  /** Rich only: shows an attachment of the draft where the cursor is. */
  insertImage(contentId: string, name: string): void;
  /** Another From was chosen: its signature comes in the place of the one that stands there. */
  setSignature(identity: Pick<Identity, 'id' | 'signatureHtml'>): void;
}
