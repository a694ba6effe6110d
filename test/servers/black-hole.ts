// An address of loopback that answers nothing, as behind a firewall that drops what it does not let through: a server
// whose queue is full and which takes nobody from it, so that the kernel leaves every further attempt unanswered.
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

export interface BlackHole {
  host: string;
  port: number;
  stop(): Promise<void>;
}

const LISTEN_AND_SLEEP = `
  const { parentPort, workerData } = require('node:worker_threads');
  const server = require('node:net').createServer();
  server.listen({ ...workerData.at, backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(workerData.awake), 0, 0);
    server.close();
  });
`;

/** A queue for one has room for two. */
const QUEUE = 2;

export async function startBlackHole(host: string, port = 0): Promise<BlackHole> {
  const awake = new SharedArrayBuffer(4);
  const worker = new Worker(LISTEN_AND_SLEEP, { eval: true, workerData: { at: { host, port }, awake } });
  const listening = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  const waiting = await Promise.all(Array.from({ length: QUEUE }, () => enter(host, listening)));
  return {
    host,
    port: listening,
    async stop() {
      for (const socket of waiting) socket.destroy();
      Atomics.store(new Int32Array(awake), 0, 1);
      Atomics.notify(new Int32Array(awake), 0);
      await worker.terminate();
    },
  };
}

function enter(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    socket.once('error', reject).once('connect', () => {
      socket.off('error', reject).on('error', () => socket.destroy());
      resolve(socket);
    });
  });
}
