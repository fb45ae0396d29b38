import type { Disk } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';
import type { FromTypes, ToTypes } from './protocol.ts';
import { TypesTier } from './tier.ts';

/** What the thread is given by the place it runs in. */
export interface TypesEnvironment {
  readonly disk: Disk;
  read(file: FileId): string | undefined;
  readonly libFolder: string;
  post(message: FromTypes): void;
  /** The run that counts: those before it give up. */
  latestRun(): number;
}

/** The other end of the conversation: takes what the server says. */
export function createTypesWorker({ disk, read, libFolder, post, latestRun }: TypesEnvironment): (message: ToTypes) => void {
  const buffers = new Map<FileId, string>();
  let files: readonly FileId[] = [];
  const tier = new TypesTier({ disk, libFolder, projectFiles: () => files, read: (file) => buffers.get(file) ?? read(file) });
  return (message) => {
    switch (message.type) {
      case 'project':
        files = message.files;
        tier.structureChanged();
        break;
      case 'text':
        if (message.text === undefined) buffers.delete(message.file);
        else buffers.set(message.file, message.text);
        tier.textChanged(message.file);
        break;
      case 'ask': {
        const { run, questions } = message;
        const isAnswered = tier.answer(
          questions,
          () => latestRun() === run,
          (file, opinions) => post({ type: 'opinions', file, opinions }),
        );
        if (isAnswered) post({ type: 'done', run });
      }
    }
  };
}
