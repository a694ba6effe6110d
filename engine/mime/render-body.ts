// The body of a message as a whole HTML document, safe to show in a frame without scripts on a scheme of its own
// (docs/adr/0005-html-isolation.md). Main sends the policy as a header; the document says it again.
import { CONTENT_SCHEME, messagePartUrl } from '../../shared/domain/content-url.ts';
import type { MessageId, PartId } from '../../shared/domain/ids.ts';
import type { Attachment, MessageBody } from '../../shared/domain/message.ts';
import { type TextLook, USUAL_LOOK } from '../../shared/domain/text-look.ts';
import { DARK_INK, DARK_PAPER } from './dark-colours.ts';
import { foldHtml, foldText, isForward } from './fold-history.ts';
import { escapeHtml, plainTextToHtml } from './plain-text-html.ts';
import { type BodySection, comparableCid, type ReadMessage } from './read-message.ts';
import { type SanitizedHtml, sanitize } from './sanitize.ts';

export interface RenderOptions {
  messageId: MessageId;
  /** Where the parts are, of a message that is no stored one. */
  partUrl?: (partId: PartId) => string;
  /** Let remote images in. */
  remote: boolean;
  /** `dark`: every colour is turned; whoever wants the sender's own asks for `light`. */
  theme: 'light' | 'dark';
  lang: 'fr' | 'en';
  /** How large, and in what kind of letters; left out: as usual. */
  look?: TextLook | undefined;
}

export interface RenderedBody {
  /** A whole document. */
  html: string;
  kind: MessageBody['kind'];
  /** Remote images and backgrounds kept out; 0 when `remote` let them in. Trackers are not among them. */
  blockedRemoteCount: number;
  /** Never let in (trackers.ts). */
  trackerCount: number;
}

const BASE_STYLE = `
:root { color-scheme: light; --paper: #fff; --ink: #1c1c1e; --quiet: #5f6368; --line: #9db4d3; --link: #0b57a4; }
:root.dark { color-scheme: dark; --paper: ${DARK_PAPER}; --ink: ${DARK_INK}; --quiet: #a3a7ad; --line: #54688a; --link: #8ab8ff; }
html { background: var(--paper); color: var(--ink); }
body { margin: 0; padding: 12px 16px; font: 15px/1.5 system-ui, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
img { max-width: 100%; height: auto; }
img[data-blocked] { outline: 1px dashed var(--line); min-width: 16px; min-height: 16px; }
pre { white-space: pre-wrap; }
blockquote { margin: 6px 0 6px 2px; padding-left: 12px; border-left: 3px solid var(--line); }
.plain { white-space: pre-wrap; }
.fixed .plain { font-family: ui-monospace, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; font-size: 0.93em; }
.plain.signature, blockquote .plain { color: var(--quiet); }
figure { margin: 12px 0; }
.casier-history { margin-top: 12px; }
.casier-history > summary { width: max-content; max-width: 100%; padding: 2px 10px; border: 1px solid var(--line); border-radius: 12px; color: var(--quiet); cursor: pointer; }
`;

export function renderBody(message: ReadMessage, options: RenderOptions): RenderedBody {
  const dark = options.theme === 'dark';
  // What is passed on is there to be read.
  const history = isForward(message.facts.subject) ? null : HISTORY[options.lang];
  const look = { dark, history };
  const pieces = message.body.map((section) => renderSection(section, message.attachments, options, look));
  return {
    html: document(message, options, dark, pieces),
    kind: shownKind(message, pieces),
    blockedRemoteCount: pieces.reduce((sum, piece) => sum + piece.blockedRemoteCount, 0),
    trackerCount: pieces.reduce((sum, piece) => sum + piece.trackerCount, 0),
  };
}

/** HTML that shows nothing (« <div><br></div> » above an attachment) is as empty as none; a picture alone is not. */
function shownKind(message: ReadMessage, pieces: Piece[]): MessageBody['kind'] {
  const shows = pieces.some(({ html, blockedRemoteCount }) => blockedRemoteCount > 0 || showsSomething(html));
  if (!shows) return 'empty';
  return message.kind === 'empty' ? 'html' : message.kind;
}

function showsSomething(html: string): boolean {
  if (/<img\b/i.test(html)) return true;
  return /[^\s\u00a0\u200b-\u200d\ufeff]/.test(html.replace(/<[^>]*>/g, '').replace(/&nbsp;/g, ''));
}

const HISTORY = {
  fr: 'Messages précédents',
  en: 'Earlier messages',
} as const satisfies Record<RenderOptions['lang'], string>;

type Piece = SanitizedHtml;

/** Of what came without a sender's HTML. */
const piece = (html: string): Piece => ({ html, css: '', blockedRemoteCount: 0, trackerCount: 0 });

interface Look {
  dark: boolean;
  /** What folded history is called; null: nothing is folded. */
  history: string | null;
}

function renderSection(section: BodySection, attachments: Attachment[], options: RenderOptions, look: Look): Piece {
  const { dark, history } = look;
  if (section.kind === 'text') {
    return piece(history === null ? plainTextToHtml(section.text) : foldText(section.text, history));
  }
  if (section.kind === 'image') {
    const url = urlOf(section.partId, options);
    return piece(`<figure><img src="${url}" alt="${escapeHtml(section.name)}"></figure>`);
  }
  const parts = new Map(
    attachments.flatMap((attachment) =>
      attachment.contentId === null ? [] : [[comparableCid(attachment.contentId), attachment.partId] as const],
    ),
  );
  const clean = sanitize(section.html, {
    remote: options.remote,
    dark,
    cidUrl: (contentId) => {
      const partId = parts.get(comparableCid(contentId));
      return partId === undefined ? null : urlOf(partId, options);
    },
  });
  return history === null ? clean : { ...clean, html: foldHtml(clean.html, history) };
}

function urlOf(partId: PartId, { messageId, partUrl }: RenderOptions): string {
  return partUrl ? partUrl(partId) : messagePartUrl(messageId, partId);
}

function document(message: ReadMessage, options: RenderOptions, dark: boolean, pieces: Piece[]): string {
  const policy = `default-src 'none'; img-src ${CONTENT_SCHEME}: data:${options.remote ? ' https:' : ''}; style-src 'unsafe-inline'`;
  const css = pieces.map((one) => one.css).join('');
  const { zoomPercent, plainFont } = options.look ?? USUAL_LOOK;
  return `<!doctype html>
<html lang="${options.lang}" class="${dark ? 'dark' : 'light'}${plainFont === 'fixed' ? ' fixed' : ''}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(message.facts.subject)}</title>
<style>${BASE_STYLE}${zoomPercent === 100 ? '' : `:root { zoom: ${zoomPercent}%; }`}</style>
<style>${css}</style>
</head>
<body>
${pieces.map((one) => one.html).join('\n<hr>\n')}
</body>
</html>
`;
}
