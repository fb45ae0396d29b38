import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The index of every room whose files are found rather than listed, as path → text. Reads files only, so that it works while they do not build. */
export function indexes(root: string): ReadonlyMap<string, string> {
  return new Map([
    index(root, 'src/rules', 'rules', /export const (\w+) = defineRule\(/),
    index(root, 'src/libraries', 'libraries', /export const (\w+) = defineLibrary\(/),
    index(root, 'src/concepts', 'concepts', /export const (\w+) = defineConcept\(/),
    index(root, 'src/facts', 'fileFacts', /export const (\w+): FileFact</),
  ]);
}

/** The index of a folder: every file with an export of the given form, in the order of file names. */
function index(root: string, folder: string, list: string, form: RegExp): [string, string] {
  const found = readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .sort((a, b) => (a.replace(/\.ts$/, '') < b.replace(/\.ts$/, '') ? -1 : 1))
    .flatMap((name) => {
      const exported = form.exec(readFileSync(join(root, folder, name), 'utf8'))?.[1];
      return exported === undefined ? [] : [{ name, exported }];
    });
  const imports = found.map(({ name, exported }) => `import { ${exported} } from './${name}';`);
  const names = found.map(({ exported }) => exported).join(', ');
  return [`${folder}/index.ts`, ['// Written by `npm run generate`.', ...imports, '', `export const ${list} = [${names}];`, ''].join('\n')];
}
