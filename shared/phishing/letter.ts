// A received message as it is judged: what engine/mime read of it, without its markup. Everything here was written by
// a stranger; nothing of it is believed by itself.
import type { Address } from '../domain/address.ts';

export interface LetterLink {
  /** As the message has it, entities resolved. */
  url: string;
  /** What is shown in its place, on one line; '' for a picture. */
  text: string;
}

export interface LetterAttachment {
  name: string;
  /** As declared, lower case. */
  type: string;
  inline: boolean;
  /** A page: what it holds; null: it is none, or nobody looked. */
  page: 'form' | 'script' | 'harmless' | null;
  /** An archive that asks for a password. */
  locked: boolean;
}

/** What one server says it found out about the sender (RFC 8601). */
export interface Authentication {
  /** Which server says so, lower case. */
  by: string;
  /** `pass`, `fail`, `softfail`, `none` …; null: not said. */
  spf: string | null;
  dkim: string | null;
  dmarc: string | null;
}

export interface Letter {
  from: readonly Address[];
  sender: Address | null;
  replyTo: readonly Address[];
  to: readonly Address[];
  subject: string;
  /** What is read of it, as plain text. */
  text: string;
  links: readonly LetterLink[];
  /** It asks for something in the message itself; `password`: for that. */
  form: 'none' | 'fields' | 'password';
  /** Pictures that it shows, its own and others'. */
  pictures: number;
  attachments: readonly LetterAttachment[];
  /** It says that it came over a mailing list, or that one can unsubscribe. */
  isList: boolean;
  /** A bounce or a receipt: what it says of a mailbox is about its reader's addressee. */
  isReport: boolean;
  /** Of the servers that handled it last: see engine/mime/authentication-results.ts. */
  authentication: readonly Authentication[];
}
