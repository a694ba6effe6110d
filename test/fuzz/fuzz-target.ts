// What is fuzzed: a reader of things that strangers write. A target says what it is fed from, which words its grammar
// knows, and what must hold for any input whatsoever.

export interface FuzzTarget {
  name: string;
  /** Real inputs to begin from; `extra` is a folder of more of them. */
  seeds(extra: string | null): Buffer[];
  /** Words of the grammar: what a random byte would take years to write. */
  words: readonly string[];
  /**
   * Throws where a property does not hold; what the reader itself throws is a find just as well. Every input that made
   * somebody's mail client stumble once belongs into a unit test of the reader, not here.
   */
  check(input: Buffer): void | Promise<void>;
}

/** A property in words: it holds, or the fuzzer has found something. */
export function hold(property: string, holds: boolean): void {
  if (!holds) throw new Error(`does not hold: ${property}`);
}
