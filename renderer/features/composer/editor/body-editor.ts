// What the composer asks of a body editor, rich or plain.
import type { Identity } from '../../../../shared/domain/identity.ts';
import type { Exposed } from './exposed-addresses.ts';

export interface BodyText {
  /** Plain: null. */
  html: string | null;
  text: string;
}

export interface BodyEditor {
  /** The body as it stands. Costs in proportion to its length: not to be asked at each key stroke. */
  snapshot(): BodyText;
  /**
   * Another body in its place, by one step that Ctrl+Z takes back. Answers how to take it back later, whatever was typed
   * around it meanwhile; that one answers false where what it put there has been changed since.
   */
  replace(body: BodyText): () => boolean;
  /** Underlines these addresses wherever they stand; an empty map: none. */
  mark(exposed: Exposed): void;
  focus(): void;
  /** Where the cursor is, and the cursor after it. */
  insert(body: BodyText): void;
  /** Without the signature and without what is answered or forwarded. */
  ownWords(): BodyText;
  /** Rich only: shows an attachment of the draft where the cursor is. */
  insertImage(contentId: string, name: string): void;
  /** Another From was chosen: its signature comes in the place of the one that stands there. */
  setSignature(identity: Pick<Identity, 'id' | 'signatureHtml'>): void;
}
