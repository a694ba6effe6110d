// An attachment as a page for the frame that shows it (renderer/viewer): the content lies in the page itself, so that the frame
// needs to ask nobody for anything. Text is decoded here, tables are cut into cells here. Invariant: an answer for any bytes.
import { VIEWED_BYTES_MAX, type ViewKind } from '../../shared/domain/part-view.ts';
import { decodeCharset } from '../mime/charset.ts';
import { escapeHtml } from '../mime/plain-text-html.ts';
import { readDelimited } from '../sheets/index.ts';

export interface PartToView {
  kind: ViewKind;
  name: string;
  /** By its content. */
  type: string;
  charset: string | null;
  bytes: Uint8Array;
}

export interface ViewLook {
  theme: 'light' | 'dark';
  lang: 'fr' | 'en';
  /** Address of the viewer's script. */
  script: string;
}

const TEXT_LENGTH_MAX = 500_000;
const ROWS_MAX = 1_000;
const COLUMNS_MAX = 60;
const CELL_LENGTH_MAX = 2_000;

/** null: it is too large to be shown. */
export function viewPage(part: PartToView, { theme, lang, script }: ViewLook): string | null {
  if (part.bytes.length > VIEWED_BYTES_MAX) return null;
  const { type, text, cut } = contentOf(part);
  return `<!doctype html>
<html lang="${lang}" class="${theme}" data-kind="${part.kind}" data-type="${escapeHtml(type)}" data-cut="${cut}">
<head><meta charset="utf-8"><title>${escapeHtml(part.name)}</title></head>
<body><main id="view" tabindex="0" aria-label="${escapeHtml(part.name)}"></main>
<script id="content" type="text/plain">${text}</script>
<script src="${escapeHtml(script)}"></script>
</body></html>
`;
}

/** Nothing in it can end the element that it lies in. */
function contentOf(part: PartToView): { type: string; text: string; cut: boolean } {
  if (part.kind === 'image' || part.kind === 'pdf') {
    return { type: part.type, text: Buffer.from(part.bytes).toString('base64'), cut: false };
  }
  const { text } = decodeCharset(part.bytes.subarray(0, TEXT_LENGTH_MAX * 4), part.charset);
  const shown = text.slice(0, TEXT_LENGTH_MAX);
  const isWhole = text.length === shown.length && part.bytes.length <= TEXT_LENGTH_MAX * 4;
  const table = part.kind === 'table' ? tableOf(shown) : null;
  const data = table ? table.rows : shown;
  return { type: table ? 'table' : 'text', text: asScript(data), cut: !isWhole || (table?.cut ?? false) };
}

function asScript(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** null: it is no table, but text. */
function tableOf(text: string): { rows: string[][]; cut: boolean } | null {
  const limits = { rows: 100_000, columns: 1_000, cellLength: 100_000 };
  const rows = readDelimited(text, limits);
  if (!rows || rows.length === 0) return null;
  const shown = rows
    .slice(0, ROWS_MAX)
    .map((row) => row.slice(0, COLUMNS_MAX).map((cell) => cell.slice(0, CELL_LENGTH_MAX)));
  return { rows: shown, cut: rows.length > ROWS_MAX || rows.some((row) => row.length > COLUMNS_MAX) };
}
