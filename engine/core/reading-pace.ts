// How fast attachments are read for the search. Pure. While somebody works, what is spent on a file is rested from fourteen
// times over: a fifteenth of one core, whatever the file and the PC, and a fifth more for what V8 does on threads of its own. When
// nobody does, half of one.

const REST_WHILE_USED = 14;
const REST_WHILE_IDLE = 1;
const REST_MIN_MS = 10;
/** A file that took its whole time limit does not stop everything for minutes. */
const REST_MAX_MS = 120_000;
/** Since somebody last asked for anything. */
export const IN_USE_FOR_MS = 90_000;

export function restAfter(tookMs: number, sinceAskedMs: number): number {
  const rest = tookMs * (sinceAskedMs < IN_USE_FOR_MS ? REST_WHILE_USED : REST_WHILE_IDLE);
  return Math.min(Math.max(rest, REST_MIN_MS), REST_MAX_MS);
}

export const READING_TRIES_MAX = 2;
/** Larger ones are pictures, films and scans nearly always, and would be a strain for a small PC. */
const BYTES_MAX = 30_000_000;
/** What holds no text: by what the content says, else by what its sender declared. */
const WITHOUT_TEXT =
  /^(image\/(?!svg)|audio\/|video\/|font\/|application\/(x-)?(pkcs7|pgp|rar|7z|gzip|x-cfb|msword|rtf|vnd\.ms-(excel|powerpoint)$))/;

export interface AttachmentKind {
  detectedType: string | null;
  declaredType: string;
  sizeBytes: number;
}

export function mayHoldText({ detectedType, declaredType, sizeBytes }: AttachmentKind): boolean {
  return sizeBytes > 0 && sizeBytes <= BYTES_MAX && !WITHOUT_TEXT.test(detectedType ?? declaredType);
}
