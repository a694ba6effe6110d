// What the composer asks of a body editor, rich or plain.
export interface BodyEditor {
  /** The body as it stands. Costs in proportion to its length: not to be asked at each key stroke. */
  snapshot(): { html: string | null; text: string };
  focus(): void;
  /** Rich only: shows an attachment of the draft where the cursor is. */
  insertImage(contentId: string, name: string): void;
  /** Rich only: exchanges the signature. Sanitised HTML; '' = none. */
  setSignature(html: string): void;
}
