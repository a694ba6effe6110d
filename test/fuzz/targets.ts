// Everything that is fuzzed. `npm run fuzz` and fuzz.test.ts go through this list.
import type { FuzzTarget } from './fuzz-target.ts';
import { attachments } from './targets/attachments.ts';
import { bookFiles } from './targets/book-files.ts';
import { headers } from './targets/headers.ts';
import { imap } from './targets/imap.ts';
import { mailboxFiles } from './targets/mailbox-files.ts';
import { message } from './targets/message.ts';
import { parts } from './targets/parts.ts';
import { pop3 } from './targets/pop3.ts';

export const TARGETS: readonly FuzzTarget[] = [
  message,
  headers,
  imap,
  pop3,
  mailboxFiles,
  bookFiles,
  attachments,
  parts,
];
