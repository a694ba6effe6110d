// pdf.js fetches the decoder of JPEG 2000 pictures, which scanners and copiers put into PDFs, when it meets the first one. The frame
// that draws them may fetch nothing: it has the decoder within.
import { createRequire } from 'node:module';
import path from 'node:path';

const WORKER = /pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf\.worker\.mjs$/;
const FETCHED = /await import\(\s*(?:\/\*[^*]*\*\/\s*)*path\s*\)/;
const DECODER = 'wasm/openjpeg_nowasm_fallback.js';

/** @returns {import('rolldown').Plugin} */
export function jpegDecoderWithin() {
  const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return {
    name: 'jpeg-decoder-within',
    transform(code, id) {
      if (!WORKER.test(id)) return undefined;
      if (!FETCHED.test(code))
        throw new Error('pdf.js fetches its decoder otherwise than build/jpeg-decoder.mjs knows');
      return code.replace(FETCHED, `await import(${JSON.stringify(path.join(folder, DECODER))})`);
    },
  };
}
