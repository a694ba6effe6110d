// Copies the write-ahead log into the database on a thread of its own: the disk is waited for here, and not by the
// engine's thread between two questions of a window. Each message asks for one checkpoint; each answer ends it. A
// passive checkpoint never stops a writer. Durability is the same whoever does it.
import { parentPort, workerData } from 'node:worker_threads';
import Database from '@signalapp/sqlcipher';
import { type CheckpointSource, checkpoint } from './checkpointer.ts';
import { unlock } from './connection.ts';

const { path, key } = workerData as CheckpointSource;
const database = new Database(path);
unlock(database, key);

parentPort!.on('message', () => {
  checkpoint(database);
  parentPort!.postMessage('done');
});
