// The bytes of an attachment as facts for the guard: who is in it, and whether it could be read. Runs on the thread of
// scan-worker.ts. Invariant: an answer for any bytes within the limits; what was found before a limit was met is told too.
import { contentOf } from './format.ts';
import { FILE_BYTES_MAX } from './limits.ts';
import { type Kind, type Notes, type ScannedFile, takeNotes } from './notes.ts';
import { noteRawAddresses } from './raw-addresses.ts';
import { readAttachedMessage } from './read-message.ts';
import { readCard, readHtml, readText } from './read-text.ts';

export async function scanAttachment(bytes: Uint8Array): Promise<ScannedFile> {
  const notes = takeNotes();
  if (bytes.length > FILE_BYTES_MAX) {
    notes.cannotRead('tooLarge');
    return { kind: 'other', header: null, ...notes.taken() };
  }
  const read = await readFile(bytes, notes, 0);
  return { ...read, ...notes.taken() };
}

interface FileRead {
  kind: Kind;
  header: ScannedFile['header'];
}

/** `depth`: in how many other files it stands. */
async function readFile(bytes: Uint8Array, notes: Notes, depth: number): Promise<FileRead> {
  const only = (kind: Kind): FileRead => ({ kind, header: null });
  const readNested = async (nested: Uint8Array) => {
    if (notes.mayUnpack(nested.length) && notes.mayEnter(depth + 1)) await readFile(nested, notes, depth + 1);
  };
  const content = contentOf(bytes);
  switch (content.format) {
    case 'empty':
      return only('other');
    case 'html':
      return only(readHtml(content.text, notes));
    case 'card':
      return only(readCard(content.text, notes));
    case 'text':
      return only(readText(content.text, notes));
    case 'message': {
      const header = await readAttachedMessage(bytes, { notes, readAttached: readNested, nested: depth > 0 });
      return { kind: 'message', header };
    }
    case 'media':
      noteRawAddresses(bytes, notes);
      return only('other');
    default:
      noteRawAddresses(bytes, notes);
      notes.cannotRead('unknownFormat');
      return only('other');
  }
}
