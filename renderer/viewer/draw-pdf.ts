// A PDF, page by page as they come into sight, with pdf.js on this frame's own thread: of no origin, it may start no other. No
// script of the file is run, no form is filled, no link is followed; its text lies over the pages, to be read aloud and copied.
import { getDocument, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
// It finds its worker's code in the global that this sets.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { Drawn } from './drawn.ts';

type PdfFile = Awaited<ReturnType<typeof getDocument>['promise']>;

const PAGES_MAX = 300;
/** Of one page: larger ones are drawn coarser. */
const PIXELS_MAX = 12_000_000;
const IMAGE_PIXELS_MAX = 40_000_000;
const MARGIN_PX = 24;

export async function drawPdf(
  data: Uint8Array<ArrayBuffer>,
  view: HTMLElement,
  onPage: (page: number) => void,
  onIncomplete: () => void,
): Promise<Drawn> {
  const pdf = await getDocument({
    data,
    isEvalSupported: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    CMapReaderFactory: missingTables(onIncomplete),
    maxImageSize: IMAGE_PIXELS_MAX,
    verbosity: 0,
  }).promise;
  const first = (await pdf.getPage(1)).getViewport({ scale: 1 });
  const sheets = Array.from({ length: Math.min(pdf.numPages, PAGES_MAX) }, (_, index) => newSheet(view, index + 1));
  let factor = 1;
  // Before a page is drawn, it is as large as the first one.
  const place = () => {
    const scale = scaleFor(view, first.width, factor);
    for (const sheet of sheets) Object.assign(sheet.style, sized(first.width * scale, first.height * scale));
  };
  place();
  await drawPage(pdf, sheets[0]!, view, factor);
  const inSight = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) void drawPage(pdf, target as HTMLElement, view, factor);
      }
      const top = sheets.find((sheet) => sheet.getBoundingClientRect().bottom > 2 * MARGIN_PX);
      if (top) onPage(Number(top.dataset.page));
    },
    { rootMargin: '200px', threshold: [0, 0.5] },
  );
  const watch = () => {
    for (const sheet of sheets) {
      inSight.unobserve(sheet);
      inSight.observe(sheet);
    }
  };
  watch();
  return {
    pages: pdf.numPages,
    shownPages: sheets.length,
    zoom(next) {
      factor = next;
      place();
      watch();
    },
    showPage: (page) => sheets[page - 1]?.scrollIntoView(),
  };
}

/**
 * The tables by which some Chinese, Japanese and Korean documents name their letters: 1.7 MB that few ever need, and that are not
 * brought along. It is said that letters are missing.
 */
function missingTables(onIncomplete: () => void) {
  return class {
    fetch(): Promise<never> {
      onIncomplete();
      return Promise.reject(new Error('no table of letters'));
    }
  };
}

const sized = (width: number, height: number) => ({ width: `${width}px`, height: `${height}px` });

function newSheet(view: HTMLElement, page: number): HTMLElement {
  const sheet = document.createElement('section');
  sheet.className = 'sheet';
  sheet.dataset.page = `${page}`;
  sheet.setAttribute('aria-label', `${page}`);
  view.append(sheet);
  return sheet;
}

/** At 1 a page is as wide as the frame, within reason. */
function scaleFor(view: HTMLElement, width: number, factor: number): number {
  return Math.max(0.1, Math.min((view.clientWidth - MARGIN_PX) / width, 1.6)) * factor;
}

async function drawPage(pdf: PdfFile, sheet: HTMLElement, view: HTMLElement, factor: number): Promise<void> {
  const wanted = `${factor}`;
  if (sheet.dataset.drawn === wanted) return;
  sheet.dataset.drawn = wanted;
  const page = await pdf.getPage(Number(sheet.dataset.page));
  const scale = scaleFor(view, page.getViewport({ scale: 1 }).width, factor);
  const viewport = page.getViewport({ scale });
  const dots = Math.min(window.devicePixelRatio, Math.sqrt(PIXELS_MAX / (viewport.width * viewport.height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width * dots);
  canvas.height = Math.floor(viewport.height * dots);
  await page.render({ canvas, viewport, transform: [dots, 0, 0, dots, 0, 0] }).promise;
  // The person may have zoomed on meanwhile.
  if (sheet.dataset.drawn !== wanted) return;
  const text = document.createElement('div');
  text.className = 'textLayer';
  sheet.style.setProperty('--total-scale-factor', `${scale}`);
  Object.assign(sheet.style, sized(viewport.width, viewport.height));
  sheet.replaceChildren(canvas, text);
  await new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport }).render();
  page.cleanup();
}
