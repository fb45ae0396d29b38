import { parentPort, workerData } from 'node:worker_threads';
import { disk, readText } from '../host/node.ts';
import { createTypesWorker } from '../types/worker.ts';
import type { TypesThreadData } from './types-thread.node.ts';

/** The thread that checks types. */
const { libFolder, latest } = workerData as TypesThreadData;
const port = parentPort!;

port.on(
  'message',
  createTypesWorker({
    disk,
    libFolder,
    read: readText,
    post: (message) => port.postMessage(message),
    latestRun: () => Atomics.load(latest, 0),
  }),
);
