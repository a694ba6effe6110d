// The bytes of an attachment as facts for the guard: who is in it, and whether it could be read. Runs on the thread of
// scan-worker.ts. Invariant: an answer for any bytes within the limits; what was found before a limit was met is told too.
import { openArchive } from './archive.ts';
import { contentOf } from './format.ts';
import { gatherText } from './gather-text.ts';
import { FILE_BYTES_MAX } from './limits.ts';
import { type Kind, type Notes, type ScannedFile, takeNotes } from './notes.ts';
import { noteRawAddresses } from './raw-addresses.ts';
import { readAttachedMessage } from './read-message.ts';
import { readOffice } from './read-office.ts';
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

/** What a person reads in it; '' where that is nothing, or nothing can be read. */
export async function attachmentText(bytes: Uint8Array): Promise<string> {
  const notes = gatherText();
  if (bytes.length <= FILE_BYTES_MAX) await readFile(bytes, notes, 0);
  return notes.gathered();
}

interface FileRead {
  kind: Kind;
  header: ScannedFile['header'];
}

/** `depth`: in how many other files it stands. */
async function readFile(bytes: Uint8Array, notes: Notes, depth: number): Promise<FileRead> {
  const only = (kind: Kind): FileRead => ({ kind, header: null });
  const readNested: ReadNested = async (nested, itsNotes = notes) => {
    if (notes.mayEnter(depth + 1)) await readFile(nested, itsNotes, depth + 1);
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
    case 'zip':
      return only(await readZip(bytes, notes, readNested));
    case 'pdf': {
      // Loaded when it is needed: reading its code takes longer than reading most files.
      const { readPdf } = await import('./read-pdf.ts');
      const itsNotes = notes.allHidden();
      await readPdf(bytes, { notes, readAttached: (part) => readNested(part, itsNotes) });
      return only('document');
    }
    case 'ole':
      noteRawAddresses(bytes, notes);
      // An office file behind a password is one of these with the sealed file in it.
      notes.cannotRead(includesWide(bytes, 'EncryptedPackage') ? 'encrypted' : 'unknownFormat');
      return only('other');
    default:
      noteRawAddresses(bytes, notes);
      notes.cannotRead('unknownFormat');
      return only('other');
  }
}

type ReadNested = (bytes: Uint8Array, notes?: Notes) => Promise<void>;

/** An office file, or files in a zip. */
async function readZip(bytes: Uint8Array, notes: Notes, readNested: ReadNested): Promise<Kind> {
  const archive = openArchive(bytes);
  if (archive.kind === 'refused') {
    noteRawAddresses(bytes, notes);
    notes.cannotRead(archive.reason);
    return 'other';
  }
  const { parts } = archive;
  const kind = await readOffice(parts, { notes, readEmbedded: (part) => readNested(part, notes.allHidden()) });
  if (kind) return kind;
  for (const part of parts) {
    notes.text(part.name, false);
    const file = part.name.endsWith('/') ? null : part.read(notes);
    // What macOS and Windows add to a folder.
    if (file && /^__MACOSX\/|\.DS_Store$|(^|\/)(Thumbs\.db|desktop\.ini)$/.test(part.name))
      noteRawAddresses(file, notes);
    else if (file) await readNested(file);
  }
  return 'other';
}

/** ASCII as UTF-16, which is how such a container names what is in it. */
function includesWide(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, 'utf16le'));
}
