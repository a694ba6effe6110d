// app://bundle/: serves the built renderer and nothing else, under a content security policy that lets a page run
// only Casier's own scripts, reach no network and turn no text into HTML unseen (Trusted Types).
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CONTENT_SCHEME } from '../shared/domain/content-url.ts';
import { decoded } from './content-address.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `img-src 'self' data: blob: ${CONTENT_SCHEME}:`,
  "font-src 'self'",
  "connect-src 'self'",
  `frame-src ${CONTENT_SCHEME}:`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // Two are the body editor's: HTML of a draft and of the clipboard, read as inert documents, node by node.
  // The others are threads, scripts of the bundle: the guard's, and the one that shrinks photos.
  'trusted-types casier-editor ProseMirrorClipboard casier-guard casier-photos',
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The file that an address stands for, or null when it is outside of `folder`. */
export function bundleFile(folder: string, address: string): string | null {
  const { host, pathname } = new URL(address);
  const name = decoded(pathname === '/' ? '/index.html' : pathname);
  if (host !== 'bundle' || name === null || name.includes('\0')) return null;
  const file = path.join(folder, name);
  const inside = path.relative(folder, file);
  return inside.startsWith('..') || path.isAbsolute(inside) ? null : file;
}

export function appProtocol(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const file = bundleFile(folder, request.url);
    const type = file && TYPES[path.extname(file)];
    const bytes = file && type ? await readIfThere(file) : null;
    if (!bytes || !type) return new Response(null, { status: 404 });
    const headers = {
      'Content-Type': type,
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
    };
    return new Response(new Uint8Array(bytes), { headers });
  };
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
