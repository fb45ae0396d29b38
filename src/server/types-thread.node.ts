import { Worker } from 'node:worker_threads';
import type { StartTypes } from './second-opinion.ts';

/** What the thread is started with. */
export interface TypesThreadData {
  readonly libFolder: string;
  /** One number, shared: the run that counts. */
  readonly latest: Int32Array;
}

/** Far more than the lean program of a large project takes; a thread that needs more ends alone. In megabytes. */
const memoryLimit = 1536;

/** Starts threads that check types, from the script of the bundle and the compiler's libraries beside it. `megabytes`: what each may take. */
export function createTypesStarter(script: string, libFolder: string, megabytes = memoryLimit): StartTypes {
  return ({ onMessage, onExit }) => {
    const latest = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const worker = new Worker(script, {
      workerData: { libFolder, latest } satisfies TypesThreadData,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    let reason = 'it was stopped';
    worker.on('message', onMessage);
    worker.on('error', (error) => {
      reason = error.stack ?? error.message;
    });
    worker.on('exit', () => onExit(reason));
    worker.unref();
    return {
      post: (message) => worker.postMessage(message),
      startRun: (run) => Atomics.store(latest, 0, run),
      stop: () => void worker.terminate(),
    };
  };
}
