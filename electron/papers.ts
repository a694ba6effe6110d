// What is about to be printed: laid out in a hidden window without scripts, shown as it will be, then printed or kept as PDF.
// The last few are kept in memory, each under a number that the window's preview and the hidden window ask for.
import { BrowserWindow } from 'electron';
import type { Content } from '../shared/contract/host.ts';
import type { ClientOf } from '../shared/contract/index.ts';
import { paperUrl } from '../shared/domain/content-url.ts';
import type { Paper, PaperOrder } from '../shared/domain/paper.ts';
import type { MainContract } from './engine-process.ts';
import type { MenuLanguage } from './menu-words.ts';
import { NOTEBOOK_SIZES_PT, notebookPage } from './notebook-page.ts';
import { printPage } from './print-page.ts';

export interface Papers {
  /** null: there is no such message, or it is not here yet. */
  prepare(order: PaperOrder): Promise<Paper | null>;
  page(paperId: number): Content | null;
  pdf(paperId: number): Promise<Uint8Array | null>;
  /** Opens the system's dialog; resolves once it is closed. */
  print(owner: BrowserWindow, paperId: number): Promise<void>;
}

interface Kept {
  html: string;
  kind: PaperOrder['kind'];
  remote: boolean;
}

/** Those of a preview that is being edited: the one that is shown, and the next. */
const KEPT = 4;

interface PapersSurroundings {
  client(): Promise<ClientOf<MainContract>>;
  language(): MenuLanguage;
}

export function keepPapers({ client, language }: PapersSurroundings): Papers {
  const kept = new Map<number, Kept>();
  let last = 0;

  const keep = (paper: Kept): number => {
    last += 1;
    kept.set(last, paper);
    kept.delete(last - KEPT);
    return last;
  };
  const laidOut = async <T>(paperId: number, act: (window: BrowserWindow) => Promise<T>): Promise<T | null> => {
    const paper = kept.get(paperId);
    return paper ? inHiddenWindow(paperUrl(paperId, paper.remote), act) : null;
  };
  const pdf = (paperId: number) =>
    laidOut(paperId, (window) =>
      window.webContents.printToPDF({ ...PDF, ...(kept.get(paperId)?.kind === 'message' && NUMBERED) }),
    );

  const prepareMessage = async (order: PaperOrder & { kind: 'message' }): Promise<Paper | null> => {
    const { host, messages } = await client();
    const { messageId, remote, history } = order;
    const body = await host.messageBody({ messageId, remote, theme: 'light' });
    const detail = await messages.detail({ messageId });
    if (!body || !detail) return null;
    const html = printPage({ body: new TextDecoder().decode(body.bytes), detail, history }, language());
    const paperId = keep({ html, kind: 'message', remote });
    return { paperId, pages: pagesOf(await pdf(paperId)) };
  };
  /** As large as both copies are on one sheet. */
  const prepareNotebook = async (order: PaperOrder & { kind: 'notebook' }): Promise<Paper> => {
    for (const sizePt of NOTEBOOK_SIZES_PT) {
      const paperId = keep({ html: notebookPage(order, language(), sizePt), kind: 'notebook', remote: false });
      const pages = pagesOf(await pdf(paperId));
      if (pages <= 1 || sizePt === NOTEBOOK_SIZES_PT.at(-1)) return { paperId, pages };
    }
    throw new Error('There is a smallest size');
  };

  return {
    prepare: (order) => (order.kind === 'message' ? prepareMessage(order) : prepareNotebook(order)),
    page(paperId) {
      const paper = kept.get(paperId);
      return paper ? { fileName: null, type: 'text/html', bytes: new TextEncoder().encode(paper.html) } : null;
    },
    pdf,
    async print(owner, paperId) {
      const landscape = kept.get(paperId)?.kind === 'notebook';
      await laidOut(
        paperId,
        (window) =>
          new Promise<void>((resolve) => {
            window.setParentWindow(owner);
            // Cancelling is an outcome like any other: the dialog has said what there was to say.
            window.webContents.print({ landscape, pageSize: 'A4', printBackground: true }, () => resolve());
          }),
      );
    },
  };
}

const PDF = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true } as const;
const NUMBERED = {
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate:
    '<div style="width:100%;margin:0 15mm;font:8pt sans-serif;color:#555;text-align:right"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
} as const;

/** Chromium writes one such entry for each page, uncompressed. */
function pagesOf(pdf: Uint8Array | null): number {
  return (
    Buffer.from(pdf ?? [])
      .toString('latin1')
      .match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0
  );
}

async function inHiddenWindow<T>(address: string, act: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      spellcheck: false,
    },
  });
  try {
    await window.loadURL(address);
    return await act(window);
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}
