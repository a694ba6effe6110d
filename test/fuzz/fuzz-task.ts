// What hunt.ts and its thread say to each other.
import { MAX_INPUT_BYTES } from './mutate.ts';

export interface FuzzTask {
  target: string;
  seed: number;
  durationMs: number;
  corpus: string | null;
  /** The input being tried: its length, how many were tried before, then its bytes. */
  slot: SharedArrayBuffer;
  /** Only this one is tried. */
  only: Uint8Array | null;
}

export interface FuzzCounts {
  tried: number;
  /** Inputs that reached code which none had reached before. */
  kept: number;
  news: number;
  /** But for the first one, which waits for the code to be loaded. */
  slowestMs: number;
}

export type FuzzAnswer = FuzzCounts & ({ kind: 'done' } | { kind: 'thrown'; input: Uint8Array; stack: string });

export const SLOT_HEAD_BYTES = 8;
export const SLOT_BYTES = SLOT_HEAD_BYTES + MAX_INPUT_BYTES * 4;
