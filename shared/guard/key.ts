// The name of a finding, the same for the same case about the same people, in whatever order: React's key, and what a
// held message of the outbox remembers. No address can be read from it.

export function findingKey(which: number, ...about: readonly (readonly string[])[]): string {
  return `${which}:${hash(JSON.stringify(about.map((part) => [...part].sort())))}`;
}

/** FNV-1a over two 32-bit lanes: short, stable, and no address can be read from it in a register. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b);
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}
