// The thread that verifies one signature and ends. Entry of the built signature-worker.js.
import { parentPort, workerData } from 'node:worker_threads';
import type { SignatureTask } from './signature-checks.ts';
import { verifySignature } from './verify-signature.ts';

const { cms, contents, ...task } = workerData as SignatureTask;
parentPort!.postMessage(
  await verifySignature({ ...task, cms: Buffer.from(cms), contents: contents.map((one) => Buffer.from(one)) }),
);
