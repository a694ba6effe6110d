// How V8 keeps its heaps, in pages and in the engine: told to each process as it is made (spare-memory.ts,
// engine-process.ts). What each of them is worth stands in docs/bench.md, « Where the memory is ». Pure.

/**
 * The window and the frames of messages. By default V8's first limits are so large that dead documents, which it collects with
 * its own, stood at 100 MB in either process after fifty messages, of which 20 to 50 were in use. Now it looks as soon as
 * half as much again as was alive has come.
 */
export const PAGE_V8_FLAGS = ['--optimize-for-size', '--heap-growing-percent=50', '--initial-old-space-size=8'];

/**
 * A first sync makes much that lives for a moment: by default V8 would keep 48 MB for it on each thread, let what of it
 * grew old pile up to four times what is alive (60 MB), and keep the pages when it is gone.
 */
export const ENGINE_V8_FLAGS = [
  '--max-semi-space-size=2',
  '--initial-old-space-size=16',
  '--heap-growing-percent=50',
  '--expose-gc',
];
