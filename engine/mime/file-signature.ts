// What a file is by its first bytes. A table of our own: the library for it (file-type) asks for a newer Node than the
// program's, and mail needs these few dozen kinds, not two hundred.
import { bufferOf, latin1 } from './bytes.ts';

interface Signature {
  type: string;
  offset: number;
  magic: string;
}

const at = (offset: number, magic: string, type: string): Signature => ({ offset, magic, type });

const SIGNATURES: Signature[] = [
  at(0, '\x7fELF', 'application/x-elf'),
  at(0, '\xcf\xfa\xed\xfe', 'application/x-mach-binary'),
  at(0, '\xce\xfa\xed\xfe', 'application/x-mach-binary'),
  at(0, '\xca\xfe\xba\xbe', 'application/x-mach-binary'),
  at(0, 'L\x00\x00\x00\x01\x14\x02\x00', 'application/x-ms-shortcut'),
  at(0, '#!', 'application/x-shellscript'),
  at(0, '%PDF-', 'application/pdf'),
  at(0, '\xff\xd8\xff', 'image/jpeg'),
  at(0, '\x89PNG\r\n\x1a\n', 'image/png'),
  at(0, 'GIF87a', 'image/gif'),
  at(0, 'GIF89a', 'image/gif'),
  at(0, 'II*\x00', 'image/tiff'),
  at(0, 'MM\x00*', 'image/tiff'),
  at(0, 'PK\x03\x04', 'application/zip'),
  at(0, 'PK\x05\x06', 'application/zip'),
  at(0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-cfb'),
  at(0, '7z\xbc\xaf\x27\x1c', 'application/x-7z-compressed'),
  at(0, 'Rar!\x1a\x07', 'application/vnd.rar'),
  at(0, '\x1f\x8b\x08', 'application/gzip'),
  at(0, 'BZh', 'application/x-bzip2'),
  at(0, '\xfd7zXZ\x00', 'application/x-xz'),
  at(0, '{\\rtf', 'application/rtf'),
  at(0, '%!PS', 'application/postscript'),
  at(0, 'ID3', 'audio/mpeg'),
  at(0, '\xff\xfb', 'audio/mpeg'),
  at(0, '\xff\xf3', 'audio/mpeg'),
  at(0, 'OggS', 'audio/ogg'),
  at(0, 'fLaC', 'audio/flac'),
  at(0, '\x1a\x45\xdf\xa3', 'video/webm'),
  at(0, '\x78\x9f\x3e\x22', 'application/ms-tnef'),
  at(0, '\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3', 'application/x-onenote'),
  at(257, 'ustar', 'application/x-tar'),
];

/** Media type by signature; null when the content tells nothing (plain text, unknown). */
export function detectType(head: Uint8Array): string | null {
  const text = latin1(head, 0, Math.min(head.length, 4_096));
  if (isDosProgram(head)) return 'application/x-msdownload';
  if (text.startsWith('BM') && head.length >= 14 && bufferOf(head).readUInt16LE(6) === 0) return 'image/bmp';
  if (text.startsWith('RIFF')) return riffType(text.slice(8, 12));
  if (text.slice(4, 8) === 'ftyp')
    return /^(heic|heix|mif1|avif|hevc)/.test(text.slice(8, 12)) ? 'image/heic' : 'video/mp4';
  for (const { offset, magic, type } of SIGNATURES) if (text.startsWith(magic, offset)) return type;
  // A PDF may begin with rubbish; readers look through the first kilobyte.
  if (text.slice(0, 1_024).includes('%PDF-')) return 'application/pdf';
  return markupType(text);
}

/** MZ and binary data: the two letters alone could begin a letter. */
function isDosProgram(head: Uint8Array): boolean {
  if (head[0] !== 0x4d || head[1] !== 0x5a) return false;
  return head.subarray(2, 64).includes(0);
}

function riffType(form: string): string | null {
  if (form === 'WEBP') return 'image/webp';
  if (form === 'WAVE') return 'audio/wav';
  return form === 'AVI ' ? 'video/avi' : null;
}

function markupType(text: string): string | null {
  const start = text
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .slice(0, 1_000)
    .toLowerCase();
  if (/^(<!doctype html|<html|<head|<body|<script)/.test(start)) return 'text/html';
  return /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg[\s>]/.test(start)
    ? 'image/svg+xml'
    : null;
}
