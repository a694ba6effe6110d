// « Mot à coller »: a short text for the pupils' notebook, twice on a sheet of A4 laid across, to be cut into two of A5. A text
// that is longer than half a sheet goes on in the next half, the second copy after it. Pure.
import type { PaperOrder } from '../shared/domain/paper.ts';
import { escapeHtml } from './escape-html.ts';
import type { MenuLanguage } from './menu-words.ts';
import { paperWords } from './paper-words.ts';

/** Tried one after the other until both copies are on one sheet; the last one is the smallest that pupils can read. */
export const NOTEBOOK_SIZES_PT = [12, 11, 10, 9] as const;

const HALF_GAP_MM = 12;

const style = (sizePt: number) => `
@page { size: A4 landscape; margin: ${HALF_GAP_MM}mm; }
* { box-sizing: border-box; }
html { background: #fff; color: #000; }
body { margin: 0; font: ${sizePt}pt/1.4 system-ui, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
/* The rule between the halves is where the sheet is cut. */
.halves { columns: 2; column-gap: ${2 * HALF_GAP_MM}mm; column-fill: auto; column-rule: 1px dashed #777; }
.copy + .copy { break-before: column; }
.school { margin: 0 0 3mm; font-weight: 600; text-align: center; }
h1 { margin: 0 0 3mm; font-size: 1.25em; text-align: center; }
.text { margin: 0; white-space: pre-wrap; }
.slip { break-inside: avoid; margin-top: 6mm; padding-top: 3mm; border-top: 1px dashed #000; }
.slip h2 { margin: 0 0 2mm; font-size: 0.9em; font-weight: 600; text-align: center; }
.slip p { display: flex; gap: 2mm; margin: 2mm 0 0; }
.slip p > span { flex: 1; border-bottom: 1px dotted #000; }
.box { display: inline-block; width: 1em; height: 1em; border: 1px solid #000; }
@media screen {
  html { background: #8a8d93; zoom: 0.34; }
  body { width: 297mm; height: 210mm; margin: 6mm auto; padding: ${HALF_GAP_MM}mm; background: #fff; box-shadow: 0 1mm 4mm #0006; }
  .halves { height: 100%; }
}
@media screen and (min-width: 520px) { html { zoom: 0.44; } }
@media screen and (min-width: 760px) { html { zoom: 0.64; } }`;

export function notebookPage(order: PaperOrder & { kind: 'notebook' }, language: MenuLanguage, sizePt: number): string {
  const copy = copyHtml(order, language);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(order.title || paperWords[language].paper)}</title>
<style>${style(sizePt)}</style></head>
<body><main class="halves">${copy}${copy}</main></body></html>`;
}

function copyHtml({ school, title, text, slip }: PaperOrder & { kind: 'notebook' }, language: MenuLanguage): string {
  const head = [
    school.trim() && `<p class="school">${escapeHtml(school.trim())}</p>`,
    title.trim() && `<h1>${escapeHtml(title.trim())}</h1>`,
  ];
  const words = `<p class="text">${escapeHtml(text.trim())}</p>`;
  return `<article class="copy">${head.filter(Boolean).join('')}${words}${slip ? slipHtml(language) : ''}</article>`;
}

function slipHtml(language: MenuLanguage): string {
  const w = paperWords[language];
  const line = (name: string) => `<p>${escapeHtml(name)}${w.colon}<span></span></p>`;
  return `<section class="slip"><h2>✂ ${escapeHtml(w.cut)}</h2>${line(w.pupil)}${line(w.group)}<p><i class="box"></i>${escapeHtml(w.read)}</p>${line(w.answer)}${line(w.signed)}</section>`;
}
