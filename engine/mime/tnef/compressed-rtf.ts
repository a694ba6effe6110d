// The RTF of Outlook's letters, unpacked (MS-OXRTFCP: LZ77 over a ring of 4 kB that begins with usual words). A broken end
// gives what came before it. Never throws.

const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
const HEADER_BYTES = 16;
const RING_BYTES = 4_096;
const MAX_BYTES = 20_000_000;

const USUAL =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

/** As latin-1: RTF is ASCII, and says by escapes what is not. null: it is no compressed RTF. */
export function decompressRtf(source: Buffer): string | null {
  if (source.length < HEADER_BYTES) return null;
  const kind = source.readUInt32LE(8);
  const size = Math.min(source.readUInt32LE(4), MAX_BYTES);
  const data = source.subarray(HEADER_BYTES);
  if (kind === UNCOMPRESSED) return data.toString('latin1', 0, Math.min(size, data.length));
  return kind === COMPRESSED ? unpack(data, size) : null;
}

function unpack(data: Buffer, size: number): string {
  const ring = Buffer.alloc(RING_BYTES, 0x20);
  let write = ring.write(USUAL, 'latin1');
  // What is packed names at most 17 bytes by two.
  const out = Buffer.alloc(Math.min(size, data.length * 9 + 16));
  let length = 0;
  const put = (byte: number) => {
    if (length < out.length) out[length++] = byte;
    ring[write] = byte;
    write = (write + 1) % RING_BYTES;
  };
  let at = 0;
  while (at < data.length && length < out.length) {
    const flags = data[at++]!;
    for (let bit = 0; bit < 8 && at < data.length; bit++) {
      if ((flags & (1 << bit)) === 0) {
        put(data[at++]!);
        continue;
      }
      if (at + 1 >= data.length) return out.toString('latin1', 0, length);
      const token = data.readUInt16BE(at);
      at += 2;
      const offset = token >> 4;
      // A reference to where the next byte goes is the end.
      if (offset === write) return out.toString('latin1', 0, length);
      for (let n = 0; n < (token & 0xf) + 2; n++) put(ring[(offset + n) % RING_BYTES]!);
    }
  }
  return out.toString('latin1', 0, length);
}
