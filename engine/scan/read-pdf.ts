// The text of a PDF with pdf.js: its pages, links, comments, form fields, properties, and the files attached to it. Scanned
// pages are pictures, in which nobody here reads. Letters are asked for, never drawn: no font, no image, no script is run.
import './pdf-globals.ts';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
// It finds its worker's code in the global that this sets, and so runs on this thread instead of starting another.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { Notes } from './notes.ts';

const PAGES_MAX = 2_000;

export interface PdfReading {
  notes: Notes;
  /** Reads a file that is attached to it. */
  readAttached(bytes: Uint8Array): Promise<void>;
}

export async function readPdf(bytes: Uint8Array, reading: PdfReading): Promise<void> {
  const loading = getDocument({
    // It is taken away from whoever gives it.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 0,
    stopAtErrors: false,
    enableXfa: true,
    verbosity: 0,
  });
  try {
    await readDocument(await loading.promise, reading);
  } catch (error) {
    // Only the library runs here: whatever it throws, this is a file that it cannot read.
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    reading.notes.cannotRead(isLocked ? 'encrypted' : 'broken');
  } finally {
    await loading.destroy();
  }
}

type Document = Awaited<ReturnType<typeof getDocument>['promise']>;

async function readDocument(document: Document, { notes, readAttached }: PdfReading): Promise<void> {
  if (document.numPages > PAGES_MAX) notes.cannotRead('tooLarge');
  for (let number = 1; number <= Math.min(document.numPages, PAGES_MAX); number++) {
    const page = await document.getPage(number);
    await readPage(page, notes);
    page.cleanup();
    if (notes.enough()) return;
  }
  const { info, metadata } = await document.getMetadata();
  noteStrings(info, notes);
  noteStrings(metadata?.getRaw(), notes);
  noteStrings(await document.getFieldObjects(), notes);
  noteStrings(await document.getOutline(), notes);
  for (const file of Object.values((await document.getAttachments()) ?? {})) {
    const { content } = file as { content?: Uint8Array };
    if (content && notes.mayUnpack(content.length)) await readAttached(content);
  }
}

type Page = Awaited<ReturnType<Document['getPage']>>;

/** In the order of the file: as it is laid out, words follow one another; a line's end is a break. */
async function readPage(page: Page, notes: Notes): Promise<void> {
  const { items } = await page.getTextContent();
  let text = '';
  for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
  notes.text(text, false);
  noteStrings(await page.getAnnotations(), notes);
}

const DEPTH_MAX = 12;

/** Whatever texts there are in what the library tells. */
function noteStrings(value: unknown, notes: Notes, depth = 0): void {
  if (typeof value === 'string') notes.text(value.replace(/%40/g, '@'), true);
  else if (depth < DEPTH_MAX && typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
    for (const inner of Object.values(value)) noteStrings(inner, notes, depth + 1);
}
