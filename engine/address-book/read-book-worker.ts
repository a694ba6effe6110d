// The thread that reads the files chosen together and ends. Entry of the built read-book-worker.js.
import { parentPort, workerData } from 'node:worker_threads';
import { type ChosenFile, readFiles } from './read-files.ts';

parentPort!.postMessage(readFiles(workerData as ChosenFile[]));
