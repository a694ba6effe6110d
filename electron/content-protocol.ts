// mail-content://: message bodies, their inline images and attachments' bytes, fetched from the engine's host area.
// Each answer brings its own policy: a body may style itself and show images, and nothing else (docs/adr/0005); a
// part is shown only if it is a harmless image, anything else is a download of unknown type.
import type { Content } from '../shared/contract/host.ts';
import type { ClientOf } from '../shared/contract/index.ts';
import { CONTENT_SCHEME, VIEWER_SCRIPT_URL } from '../shared/domain/content-url.ts';
import { MailError } from '../shared/domain/problem.ts';
import { type ContentAddress, parseContentAddress } from './content-address.ts';
import type { MainContract } from './engine-process.ts';

/** Images that Chromium decodes and that cannot hold a script. */
const SHOWN_TYPES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif']);

export interface ContentSource {
  client(): Promise<ClientOf<MainContract>>;
  /** What is about to be printed. */
  paper(paperId: number): Content | null;
  /** The built viewer.js. */
  viewerScript(): Promise<Content>;
  /** Who may show a message in a frame. */
  frameAncestor: string;
}

export function contentProtocol(source: ContentSource): (request: Request) => Promise<Response> {
  return async (request) => {
    const address = parseContentAddress(request.url);
    if (!address) return new Response(null, { status: 404 });
    try {
      const content = await fetchContent(await source.client(), address, source);
      if (!content) return new Response(null, { status: 404 });
      return new Response(new Uint8Array(content.bytes), {
        headers: headersOf(address, content, source.frameAncestor),
      });
    } catch (error) {
      if (error instanceof MailError) return new Response(null, { status: 503 });
      throw error;
    }
  };
}

function fetchContent(
  { host }: ClientOf<MainContract>,
  address: ContentAddress,
  source: ContentSource,
): Promise<Content | null> {
  switch (address.kind) {
    case 'body':
      return host.messageBody({
        messageId: address.messageId,
        remote: address.remote,
        theme: address.theme,
        look: address.look,
        inside: address.inside,
        marks: address.marks,
      });
    case 'paper':
      return Promise.resolve(source.paper(address.paperId));
    case 'part':
      return host.messagePart({ messageId: address.messageId, partId: address.partId });
    case 'view':
      return host.partView({ messageId: address.messageId, partId: address.partId, theme: address.theme });
    case 'viewer':
      return source.viewerScript();
    case 'previewBody':
      return host.previewBody({ previewId: address.previewId, theme: address.theme });
    case 'previewPart':
      return host.previewPart({ previewId: address.previewId, partId: address.partId });
    case 'draftPart':
      return host.draftPart({ draftId: address.draftId, contentId: address.contentId });
  }
}

export function headersOf(address: ContentAddress, content: Content, frameAncestor: string): Record<string, string> {
  const common = {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
  if (address.kind === 'body' || address.kind === 'paper' || address.kind === 'previewBody') {
    const remote = address.kind !== 'previewBody' && address.remote;
    return {
      ...common,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': bodyPolicy(remote, frameAncestor),
    };
  }
  if (address.kind === 'view') {
    const policy = viewPolicy(frameAncestor);
    return { ...common, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy };
  }
  if (address.kind === 'viewer') return { ...common, 'Content-Type': 'text/javascript; charset=utf-8' };
  const type = content.type.toLowerCase();
  const isShown = SHOWN_TYPES.has(type);
  return {
    ...common,
    'Content-Type': isShown ? type : 'application/octet-stream',
    'Content-Disposition': isShown ? 'inline' : 'attachment',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  };
}

function bodyPolicy(remote: boolean, frameAncestor: string): string {
  return [
    "default-src 'none'",
    `img-src ${CONTENT_SCHEME}: data:${remote ? ' https:' : ''}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestor}`,
    // Popups are how a click on a link reaches main, which opens none (message-frame.ts).
    'sandbox allow-popups',
  ].join('; ');
}

/** One script, the program's own, and what it makes of the page that it stands in: it may ask nobody for anything. */
function viewPolicy(frameAncestor: string): string {
  return [
    "default-src 'none'",
    `script-src ${VIEWER_SCRIPT_URL}`,
    "style-src 'unsafe-inline'",
    'img-src blob: data:',
    'font-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestor}`,
    'sandbox allow-scripts',
  ].join('; ');
}
