import type { FileId } from '../../engine/text.ts';
import { toolQuestion, toolWords } from '../databases.ts';
import { withTypesAsComments } from '../jsdoc.ts';
import { type Scaffolded, scaffolded } from '../scaffolded.ts';
import { testFile } from '../test-file.ts';
import { dependenciesOf, manifestOf, pathIn, Refusal, type Tree, writtenPaths } from '../tree.ts';
import { adapterFor, adapterOf } from './adapters.ts';
import { contractFor } from './contract.ts';
import type { Answers } from './detect.ts';
import { harnessOf } from './harness.ts';
import { inMemoryFor } from './in-memory.ts';
import { fileName } from './naming.ts';
import { portFor } from './port.ts';
import { ownersIn } from './samples.ts';

/** A repository as somebody in this project would have written it: what it promises, who keeps it by the database, its twin, one test for both. */
export async function repositoryFor(tree: Tree, answers: Answers): Promise<Scaffolded> {
  const { style, database, model, folder, naming, place, schema } = answers;
  const { type, one } = model;
  const isTyped = style.language === 'typescript';
  const adapter = adapterOf(database.tool, model, place);
  const name = fileName(one, 'repository', naming);
  const prefixed = (prefix: string): string => fileName(`${prefix}${type}`, 'repository', naming);
  const [twin, stored] = [prefixed('inMemory'), prefixed(adapter.prefix.toLowerCase())];
  const written = (text: string): string => (isTyped ? importingWhatItUses(text) : withTypesAsComments(importingWhatItUses(text), '.ts'));
  const fileOf = (path: string): FileId => `${tree.root}/${folder}/${path}${isTyped ? '.ts' : '.js'}`;
  if (tree.read(fileOf(name)) !== undefined && tree.read(fileOf(twin)) === undefined)
    throw new Refusal(`${pathIn(tree, fileOf(name))} is there already, and was written otherwise: say another folder.`);
  const port = `./${name}.ts`;
  const harness = harnessOf(schema, model, `${adapter.prefix}${type}Repository`, ownersIn(schema, database.tool, model), place);
  const test = contractFor(model, { port, twin: `./${twin}.ts`, adapter: `./${stored}.ts` }, harness);
  const { file, text } = testFile(tree, style, folder, name, test);
  const packages = missingPackages(tree, answers);
  const other = writtenPaths(tree).find(
    (path) => new RegExp(`(^|/)${name.replaceAll('.', '\\.')}\\.[jt]s$`).test(path) && !path.startsWith(`${folder}/`),
  );
  return scaffolded(tree, style, {
    name: `The repository of ${model.many}`,
    title: `A repository of ${model.many}, for ${toolWords[database.tool].name}`,
    questions: [
      ...toolQuestion(tree, database),
      { key: 'folder', label: 'Folder', prompt: 'Folder of its code, from the root of the package', value: folder, options: [] },
    ],
    optional: undefined,
    wanted: [
      { file: fileOf(name), text: written(portFor(model)) },
      { file: fileOf(stored), text: written(adapterFor(model, port, adapter)) },
      { file: fileOf(twin), text: written(inMemoryFor(model, port)) },
      { file, text: written(text) },
    ],
    edits: [],
    existing: [],
    packages,
    alternative: other && `There is ${other} already: this one would stand beside it.`,
    open: fileOf(name),
    goesOn: false,
    next: [
      ...(packages.length ? [`install ${packages.join(' and ')}`] : []),
      ...(model.leftOut.length
        ? [`say yourself what ${model.leftOut.join(' and ')} of ${model.table} is: its type is not known here, and it is left out`]
        : []),
      `give methods the names of your domain, and take away what nobody asks for`,
      `run its test, with TEST_DATABASE_URL for both twins`,
    ],
  });
}

/** A program without the names that it imports in vain. */
function importingWhatItUses(text: string): string {
  const body = text.replace(/^import .*$|\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  return text.replace(/^import (type )?\{([^}]*)\} from (.*);\n/gm, (_, type: string | undefined, names: string, from: string) => {
    const used = names.split(',').filter((name) => new RegExp(`\\b${name.trim().split(' ').at(-1)}\\b`).test(body));
    return used.length ? `import ${type ?? ''}{${used.join(',')} } from ${from};\n` : '';
  });
}

/** What its test asks for. */
function missingPackages(tree: Tree, { style, database }: Answers): readonly string[] {
  if (!['pg', 'kysely', 'drizzle'].includes(database.tool)) return [];
  const dependencies = dependenciesOf(manifestOf(tree));
  return ['pg', ...(style.language === 'typescript' ? ['@types/pg'] : [])].filter((name) => !dependencies.has(name));
}
