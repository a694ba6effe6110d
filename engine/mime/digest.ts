// Everything that a sync stores of a raw message, made in one reading: facts, text for the search, snippet, attachment
// list, and the source packed. Runs off the engine's thread (parse-worker.ts). Never throws on bad mail.
import { createHash } from 'node:crypto';
import type { IndexedSource, SourceDigest } from '../core/message-facts.ts';
import { bufferOf } from './bytes.ts';
import { calendarMarks } from './calendar-marks.ts';
import { parseHeader } from './header-facts.ts';
import { htmlToText } from './html-to-text.ts';
import { readMailReport } from './mail-report.ts';
import { packSource } from './packed-source.ts';
import { type ReadMessage, readStructured } from './read-message.ts';
import { makeSnippet } from './snippet.ts';
import { readStructure } from './structure.ts';

/** Enough for any letter; a log file that was mailed need not be searched to its end. */
const MAX_INDEX_LENGTH = 200_000;
const MAX_HEADER_BYTES = 256_000;

/** `mayOverwrite`: the packed source may take the place of the raw one, which is then gone. */
export function digestSource(raw: Uint8Array, mayOverwrite = false): SourceDigest {
  const source = bufferOf(raw);
  const structure = readStructure(source);
  const message = readStructured(structure);
  const text = indexText(message);
  const hash = createHash('sha256').update(source).digest('hex');
  return {
    packed: packSource(source, structure, mayOverwrite),
    sizeBytes: source.length,
    hash,
    facts: message.facts,
    text,
    snippet: makeSnippet(text),
    attachments: message.attachments,
    bodyKind: message.kind,
    defects: message.defects,
    calendars: calendarMarks(structure),
    report: readMailReport(structure),
  };
}

/** What the search looks in, of a message that is stored already. */
export function indexedSource(raw: Uint8Array): IndexedSource {
  const message = readStructured(readStructure(bufferOf(raw)));
  return { facts: message.facts, text: indexText(message), attachments: message.attachments };
}

/** No more than the header of a message whose body could not be read in time, or at all. */
export function outlineSource(raw: Uint8Array, defect: string): SourceDigest {
  return { ...bareSource(raw, defect), facts: parseHeader(bufferOf(headOf(raw))) };
}

/** As much as an outline reads. */
export function headOf(raw: Uint8Array): Uint8Array {
  return raw.subarray(0, MAX_HEADER_BYTES);
}

/** Nothing but the bytes: for a message that nothing can be read of. It is kept, and a better parser can try. */
export function bareSource(raw: Uint8Array, defect: string): SourceDigest {
  return {
    packed: { encoding: 'raw', bytes: raw },
    sizeBytes: raw.byteLength,
    hash: createHash('sha256').update(raw).digest('hex'),
    facts: parseHeader(new Uint8Array()),
    text: '',
    snippet: '',
    attachments: [],
    bodyKind: 'empty',
    defects: [defect],
  };
}

/** The plain text where the sender wrote one, else the text of the HTML; sections of a mixed body in order. */
function indexText(message: ReadMessage): string {
  const { plainText, html, body } = message;
  if (plainText && html && body.length === 1 && saysAsMuch(plainText, html)) {
    return plainText.slice(0, MAX_INDEX_LENGTH).toWellFormed();
  }
  const shown = body
    .map((section) => {
      if (section.kind === 'text') return section.text;
      return section.kind === 'html' ? htmlToText(section.html, { maxLength: MAX_INDEX_LENGTH, quotes: true }) : '';
    })
    .filter((text) => text.trim() !== '');
  return shown.join('\n\n').slice(0, MAX_INDEX_LENGTH).toWellFormed();
}

/** False for « your program cannot show HTML » stubs. */
function saysAsMuch(plainText: string, html: string): boolean {
  return plainText.length >= 400 || plainText.length * 12 >= html.length;
}
