// Whether a JPEG tells where it was taken: an Exif block (CIPA DC-008 §4.6.3) with a GPS directory in it. Pure, and
// content with anything: a broken block tells nothing.
const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
const GPS_DIRECTORY = 0x8825;

export function tellsWhere(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return false;
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const length = view.getUint16(at + 2);
    if (marker === START_OF_SCAN || length < 2) return false;
    if (marker === APP1 && hasGps(bytes.subarray(at + 4, at + 2 + length))) return true;
    at += 2 + length;
  }
  return false;
}

/** `block`: « Exif », two zeros, then a TIFF header and its first directory. */
function hasGps(block: Uint8Array): boolean {
  if (block.length < 16 || String.fromCharCode(...block.subarray(0, 4)) !== 'Exif') return false;
  const tiff = new DataView(block.buffer, block.byteOffset + 6, block.byteLength - 6);
  const littleEndian = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, littleEndian);
  if (directory + 2 > tiff.byteLength) return false;
  const count = tiff.getUint16(directory, littleEndian);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 2 > tiff.byteLength) return false;
    if (tiff.getUint16(at, littleEndian) === GPS_DIRECTORY) return true;
  }
  return false;
}
