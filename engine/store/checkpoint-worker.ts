// Copies the write-ahead log into the database on a thread of its own: the disk is waited for here, and not by the
// engine's thread between two questions of a window. Each message asks for one checkpoint; each answer ends it. A
// passive checkpoint never stops a writer. Durability is the same whoever does it (ADR 0009).
import { parentPort, workerData } from 'node:worker_threads';
import Database from '@signalapp/sqlcipher';
import { type CheckpointMessage, type CheckpointSource, checkpoint } from './checkpointer.ts';
import { unlock } from './connection.ts';

const { path, key, closed } = workerData as CheckpointSource & { closed: Int32Array };
const database = new Database(path);
unlock(database, key);

parentPort!.on('message', (wanted: CheckpointMessage) => {
  if (wanted === 'checkpoint') {
    checkpoint(database);
    parentPort!.postMessage('done');
    return;
  }
  database.close();
  Atomics.store(closed, 0, 1);
  Atomics.notify(closed, 0);
  parentPort!.close();
});
