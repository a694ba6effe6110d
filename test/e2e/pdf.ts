// PDFs read back: how large their pages are, and what stands where on each.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfPage {
  /** In millimetres, rounded. */
  width: number;
  height: number;
  text: string;
  /** The outermost points of its text, in millimetres from the left, and from the bottom. */
  left: number;
  right: number;
  bottom: number;
  top: number;
  /** Text of the left half, and of the right half. */
  halves: [string, string];
}

const MM_PER_POINT = 25.4 / 72;

export async function readPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 }).promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const words = items.flatMap((item) => ('str' in item && item.str.trim() ? [item] : []));
    const mm = (points: number) => Math.round(points * MM_PER_POINT);
    const join = (some: typeof words) =>
      some
        .map(({ str }) => str)
        .join(' ')
        .replace(/\s+/g, ' ');
    pages.push({
      width: mm(width),
      height: mm(height),
      text: join(words),
      left: mm(Math.min(...words.map(({ transform }) => transform[4]))),
      right: mm(Math.max(...words.map(({ transform, width: long }) => transform[4] + long))),
      bottom: mm(Math.min(...words.map(({ transform }) => transform[5]))),
      top: mm(Math.max(...words.map(({ transform }) => transform[5]))),
      halves: [
        join(words.filter(({ transform }) => transform[4] < width / 2)),
        join(words.filter(({ transform }) => transform[4] >= width / 2)),
      ],
    });
  }
  await document.destroy();
  return pages;
}
