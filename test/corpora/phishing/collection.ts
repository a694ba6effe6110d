// Folders of messages, whatever they are called: `.eml`, mbox files, or files of the old collections that bear a number.
// Each message falls in one of two halves by its own bytes, so that the same message is always on the same side: one half
// may be looked at while the weights are set, the other never is.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface Mail {
  /** File, and its number in an mbox. */
  name: string;
  raw: Buffer;
  half: 'seen' | 'held out';
}

/** What is no message by its name. */
const OTHER =
  /\.(?:json|jsonl|js|md|txt\.gz|png|jpe?g|gif|pdf|css|html?|py|xml|csv|zip|gz|xz|tnef|list|tokens|license)$|(?:^|\/)(?:SOURCES|LICEN[CS]ES?|README|cmds)/i;

/** Every message in the folder and below, in the order of their names. */
export function* mailsIn(folder: string): Generator<Mail> {
  if (!statSync(folder).isDirectory()) {
    yield* mailsOf(folder, path.basename(folder));
    return;
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const name of files) {
    const file = path.join(folder, name);
    if (!OTHER.test(name) && statSync(file).isFile()) yield* mailsOf(file, name);
  }
}

function* mailsOf(file: string, name: string): Generator<Mail> {
  const bytes = readFileSync(file);
  const parts = splitMbox(bytes);
  for (const [index, raw] of parts.entries()) {
    if (!/^[\w-]+[ \t]*:/m.test(raw.toString('latin1', 0, 2_000))) continue;
    yield { name: parts.length > 1 ? `${name} ${index + 1}` : name, raw, half: halfOf(raw) };
  }
}

function halfOf(raw: Buffer): Mail['half'] {
  return createHash('sha256').update(raw).digest()[0]! % 2 === 0 ? 'seen' : 'held out';
}

/** One message, unless it begins as an mbox does and goes on so. */
function splitMbox(bytes: Buffer): Buffer[] {
  if (bytes.toString('latin1', 0, 5) !== 'From ') return [bytes];
  const text = bytes.toString('latin1');
  const starts = [...text.matchAll(/(?:^|\r?\n\r?\n)From \S[^\r\n]*\d{4}[^\r\n]*\r?\n(?=[\w-]+:|>From )/g)].map(
    ({ index, 0: found }) => index + found.indexOf('From '),
  );
  return starts.map((start, index) => bytes.subarray(text.indexOf('\n', start) + 1, starts[index + 1]));
}
