// The script of the frame that shows an attachment. The page brings the content along; it is drawn here, and the window is told
// how far that has come. Invariants: nothing is asked of anybody; whatever the content does, it does it to this frame alone.
import { type FromViewer, type ToViewer, VIEW_KEYS, type ViewFailure } from '../../shared/domain/part-view.ts';
import { drawPdf } from './draw-pdf.ts';
import { drawImage, drawTable, drawText } from './draw-simple.ts';
import type { Drawn } from './drawn.ts';
import { VIEW_STYLE } from './view-style.ts';

const view = document.getElementById('view')!;
const { kind = '', type = '', cut } = document.documentElement.dataset;
const content = document.getElementById('content')!.textContent ?? '';

const tell = (message: FromViewer) => window.parent.postMessage(message, '*');
const fail = (reason: ViewFailure) => tell({ type: 'failed', reason });

const style = document.createElement('style');
style.textContent = VIEW_STYLE;
document.head.append(style);

async function draw(): Promise<Drawn> {
  if (kind === 'pdf') {
    const onPage = (page: number) => tell({ type: 'page', page });
    return drawPdf(bytesOf(content), view, onPage, () => tell({ type: 'incomplete' }));
  }
  if (kind === 'image') return drawImage(new Blob([bytesOf(content)], { type }), view);
  const data: unknown = JSON.parse(content);
  return type === 'table' ? drawTable(data as string[][], view) : drawText(String(data), view);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

window.addEventListener('keydown', (event) => {
  const key = VIEW_KEYS.find((one) => one === event.key);
  if (!key || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  tell({ type: 'key', key });
});

draw().then(
  (drawn) => {
    window.addEventListener('message', ({ source, data }: MessageEvent<ToViewer>) => {
      if (source !== window.parent) return;
      if (data.type === 'zoom') drawn.zoom(data.factor);
      if (data.type === 'page') drawn.showPage(data.page);
    });
    tell({ type: 'ready', pages: drawn.pages, shownPages: drawn.shownPages, cut: cut === 'true' });
  },
  (error: unknown) => {
    fail(error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'broken');
  },
);
