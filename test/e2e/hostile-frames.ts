// Documents of strangers in the real message frame: shown as main shows a message, with its very headers and the frame's
// own sandbox, and looked at from outside. What a script would do is made visible: `alert` and its like leave a mark on
// the document, and whatever is fetched from the canary is counted.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ElectronApplication, Page } from 'playwright-core';

/** A host on loopback that hears of every connection. */
export interface Canary {
  at: string;
  heard(): number;
  close(): void;
}

export async function startCanary(): Promise<Canary> {
  let count = 0;
  const server = createServer((_request, response) => void response.end());
  server.on('connection', () => void count++);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    at: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: () => count,
    close: () => void server.close(),
  };
}

/** Runs before any script of any document, wherever there is one. */
export const MARK = `for (const name of ['alert', 'prompt', 'confirm']) {
  window[name] = () => document.documentElement.setAttribute('data-ran', name);
}`;

export interface Seen {
  ran: boolean;
  address: string;
  tags: string[];
  /** Names of event attributes, and `name=address` of what leads somewhere. */
  attributes: string[];
  /** WCAG contrast of each text with the ground it stands on, in the order of the document. */
  contrasts: number[];
}

const TOGETHER = 8;

/**
 * Shows each document in a frame like the reader's, with the headers of a real message, and tells what became of it.
 * From then on mail-content:// has nothing but these.
 */
export async function showDocuments(app: ElectronApplication, page: Page, documents: string[]): Promise<Seen[]> {
  await serveInstead(app, documents);
  const seen: Seen[] = [];
  for (let first = 0; first < documents.length; first += TOGETHER) {
    const numbers = documents.slice(first, first + TOGETHER).map((_, i) => first + i + 1);
    await page.evaluate(loadFrames, numbers);
    for (const number of numbers) {
      const frame = page.frames().find((one) => one.url().includes(`/message/${number}/body?hostile`));
      seen.push(
        frame ? await frame.evaluate(look) : { ran: false, address: 'gone', tags: [], attributes: [], contrasts: [] },
      );
    }
  }
  await page.evaluate(() => {
    for (const frame of document.querySelectorAll('iframe.hostile')) frame.remove();
  });
  return seen;
}

/** Main goes on sending what it sends with a real message: only the text is another. */
export async function serveInstead(app: ElectronApplication, documents: string[]): Promise<void> {
  await app.evaluate(async ({ net, protocol }, texts) => {
    const kept = globalThis as unknown as { messageHeaders?: Record<string, string>; texts: string[] };
    kept.texts = texts;
    if (kept.messageHeaders) return;
    const real = await net.fetch('mail-content://message/1/body?remote=0&theme=light&zoom=100&font=proportional');
    if (!real.ok) throw new Error(`The first message is not there: ${real.status}`);
    kept.messageHeaders = Object.fromEntries(real.headers);
    protocol.unhandle('mail-content');
    protocol.handle('mail-content', ({ url }) => {
      const number = Number(/\/message\/(\d+)\/body/.exec(url)?.[1]);
      return new Response(kept.texts[number - 1] ?? '', { headers: kept.messageHeaders! });
    });
  }, documents);
}

/** In the page: frames with every attribute of the real one. */
function loadFrames(numbers: number[]): Promise<unknown> {
  const real = document.querySelector<HTMLIFrameElement>('iframe.body-frame')!;
  for (const frame of document.querySelectorAll('iframe.hostile')) frame.remove();
  return Promise.all(
    numbers.map((number) => {
      const frame = real.cloneNode() as HTMLIFrameElement;
      frame.className = 'hostile';
      frame.src = `mail-content://message/${number}/body?hostile`;
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      document.body.append(frame);
      return loaded;
    }),
  );
}

/** In the frame. */
function look(): Seen {
  type Rgba = number[];
  const rgba = (text: string): Rgba => (text.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: Rgba) => {
    const [red = 0, green = 0, blue = 0] = colour.map((value) => {
      const share = value / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  /** The first ground that is not seen through. */
  const groundOf = (element: Element | null): Rgba => {
    for (let at = element; at; at = at.parentElement) {
      const ground = rgba(getComputedStyle(at).backgroundColor);
      if (ground.length === 3 || ground[3] === 1) return ground;
    }
    return [255, 255, 255];
  };
  const contrastOf = (element: Element) => {
    const [a, b] = [luminance(rgba(getComputedStyle(element).color)), luminance(groundOf(element))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const texts = [...document.querySelectorAll('body *')].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()),
  );
  const elements = [...document.querySelectorAll('body *')];
  const attributes = elements.flatMap((element) => [...element.attributes]);
  const telling = attributes.flatMap(({ name, value }) => {
    if (/^on|^(srcdoc|srcset|action|formaction|background|poster|xlink:href|ping|data)$/.test(name)) return [name];
    return /^(src|href)$/.test(name) ? [`${name}=${value}`] : [];
  });
  return {
    ran: document.documentElement.hasAttribute('data-ran'),
    address: location.href,
    tags: [...new Set(elements.map(({ localName }) => localName))],
    attributes: [...new Set(telling)],
    contrasts: texts.map((element) => contrastOf(element)),
  };
}

export interface Verdict {
  /** Elements and attributes that DOMPurify would have taken out. */
  removed: string[];
}

/** DOMPurify's opinion of fragments, with Chromium's own parser. It is no part of Casier: it judges what Casier made. */
export async function judge(app: ElectronApplication, fragments: string[]): Promise<Verdict> {
  const library = readFileSync(new URL('../../node_modules/dompurify/dist/purify.min.js', import.meta.url), 'utf8');
  const removed = await app.evaluate(
    async ({ BrowserWindow }, { code, texts }) => {
      const court = new BrowserWindow({ show: false });
      await court.loadURL('data:text/html,<!doctype html><title>x</title>');
      await court.webContents.executeJavaScript(`${code}; 0`);
      const found: string[] = await court.webContents.executeJavaScript(`${JSON.stringify(texts)}.flatMap((text) => {
        // Its own rule for addresses, and the scheme of a message's own pictures.
        const addresses = /^(?:(?:https?|mailto|tel|callto|sip|mail-content):|[^a-z]|[a-z+.-]+(?:[^a-z+.:-]|$))/i;
        // No script is there whose names an id could take, and nothing reads an attribute's text once more as markup.
        const harmless = { ADD_ATTR: ['target', 'hspace', 'vspace'], SANITIZE_DOM: false, SAFE_FOR_XML: false };
        DOMPurify.sanitize(text, { ...harmless, ALLOWED_URI_REGEXP: addresses });
        return DOMPurify.removed.map(({ element, attribute, from }) =>
          element ? element.nodeName : from.nodeName + ' ' + attribute?.name + '=' + attribute?.value);
      })`);
      court.destroy();
      return found;
    },
    { code: library, texts: fragments },
  );
  return { removed };
}

/**
 * The same document where nothing is locked: a window without sandboxed frame, policy or guard of the network, to show
 * that the marks and the canary would tell.
 */
export async function showUnlocked(app: ElectronApplication, text: string): Promise<boolean> {
  return app.evaluate(
    async ({ BrowserWindow }, { code, html }) => {
      const open = new BrowserWindow({ show: false, webPreferences: { partition: `open ${Math.random()}` } });
      const page = `<!doctype html><script>${code}</script>${html}`;
      await open.loadURL(`data:text/html;base64,${Buffer.from(page).toString('base64')}`);
      const ran: boolean = await open.webContents.executeJavaScript(
        `new Promise((resolve) => setTimeout(() => resolve(document.documentElement.hasAttribute('data-ran'))))`,
      );
      open.destroy();
      return ran;
    },
    { code: MARK, html: text },
  );
}
