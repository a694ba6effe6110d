// The thread that makes the document of one large message and ends. Entry of the built render-worker.js.
import { parentPort, workerData } from 'node:worker_threads';
import type { RenderTask } from './render-apart.ts';
import { renderBody } from './render-body.ts';

const { message, options } = workerData as RenderTask;
parentPort!.postMessage(renderBody(message, options));
