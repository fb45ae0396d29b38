import type { ModuleFiles } from './modules.ts';
import { type FileId, folderOf } from './text.ts';

/** The packages that a project itself holds: workspaces of npm, yarn or pnpm, by their names. */
export interface OwnPackages {
  folderOf(name: string): string | undefined;
  /** `/any/node_modules/@shop/db/src/x.ts` is the project's own `/packages/db/src/x.ts`. */
  realPath(path: string): string;
}

/** Every package.json of the project that has a name. Of several with one name the one nearest the root counts, if there is one such. */
export function ownPackages(project: ModuleFiles): OwnPackages {
  const candidates = new Map<string, string[]>();
  for (const file of project.files()) {
    const name = file.endsWith('/package.json') ? nameIn(project.read(file)) : undefined;
    if (name !== undefined) candidates.set(name, [...(candidates.get(name) ?? []), folderOf(file)]);
  }
  const folders = new Map([...candidates].map(([name, several]) => [name, outermost(several)]));
  return {
    folderOf: (name) => folders.get(name),
    realPath(path) {
      const at = path.lastIndexOf('/node_modules/');
      if (at < 0) return path;
      const [name, rest] = split(path.slice(at + '/node_modules/'.length));
      const folder = folders.get(name);
      return folder === undefined ? path : folder + rest;
    },
  };
}

/** The source of an own package whose manifest does not lead to it. */
export function unbuiltEntry(specifier: string, packages: OwnPackages, files: ReadonlySet<FileId>): FileId | undefined {
  const [name, rest] = split(specifier);
  const folder = packages.folderOf(name);
  if (folder === undefined) return;
  for (const base of [`${folder}/src${rest}`, `${folder}${rest.replace(/^\/(dist|build|lib)\b/, '/src')}`]) {
    for (const ending of ['.ts', '.tsx', '/index.ts', '/index.tsx', '.js', '/index.js', '']) {
      const file = base + ending;
      if (files.has(file) && !file.endsWith('.json')) return file;
    }
  }
  return;
}

/** `@shop/db/orders` is `@shop/db` and `/orders`. */
function split(specifier: string): readonly [name: string, rest: string] {
  const [, name = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(specifier) ?? [];
  return [name, rest];
}

function nameIn(manifest: string | undefined): string | undefined {
  try {
    const name: unknown = JSON.parse(manifest ?? '')?.name;
    return typeof name === 'string' && name ? name : undefined;
  } catch {
    return;
  }
}

function outermost(folders: readonly string[]): string | undefined {
  const depth = (folder: string): number => folder.split('/').length;
  const least = Math.min(...folders.map(depth));
  const [first, ...others] = folders.filter((folder) => depth(folder) === least);
  return others.length ? undefined : first;
}
