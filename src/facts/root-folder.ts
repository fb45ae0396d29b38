import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { folders } from './layer-names.ts';

/** The folder that holds all files, without a layer's own, with a slash at its end. */
const rootFolder: ProjectFact<string> = {
  id: 'root folder',
  derive(_, facts) {
    const [first = '', ...others] = facts.files();
    let parts = first.split('/').slice(0, -1);
    for (const file of others) while (parts.length > 1 && !file.startsWith(`${parts.join('/')}/`)) parts = parts.slice(0, -1);
    while (parts.length > 1 && own(folders, parts.at(-1)!.toLowerCase())) parts = parts.slice(0, -1);
    return `${parts.join('/')}/`;
  },
};

/** `src/orders/order-repository.ts`: the path that says something of a file, as where a project stands does not. */
export function pathOf(file: FileId, facts: FactReader): string {
  return file.slice(facts.about(rootFolder, '').length);
}
