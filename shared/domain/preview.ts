// A draft as those will get it to whom it is sent: read again from the very bytes that would leave now.
import type { WhoSeesWhat } from '../guard/who-sees-what.ts';
import type { Address } from './address.ts';
import type { RecipientField } from './draft.ts';

export interface DraftPreview {
  /** For `previewBodyUrl`. */
  previewId: number;
  /** As each reader sees them: À and Cc, never Cci. */
  header: { from: Address[]; replyTo: Address[]; to: Address[]; cc: Address[]; subject: string };
  isEmpty: boolean;
  attachments: { name: string; sizeBytes: number }[];
  /** Everybody it goes to, in the order À, Cc, Cci. */
  readers: { name: string | null; address: string; field: RecipientField }[];
  whoSeesWhat: WhoSeesWhat;
}
