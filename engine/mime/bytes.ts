// One view on bytes as a Buffer, without copying: Uint8Array is what crosses the seams, Buffer is what is fast here.

export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** One character per byte. */
export function latin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return bufferOf(bytes).toString('latin1', start, end);
}
