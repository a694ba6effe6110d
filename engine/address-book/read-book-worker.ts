// The thread that reads one file and ends. Entry of the built read-book-worker.js.
import { parentPort, workerData } from 'node:worker_threads';
import { readBook } from './read-book.ts';

parentPort!.postMessage(readBook(workerData as Uint8Array));
