import type { FactReader, ProjectFact } from '../../engine/facts.ts';
import { own } from '../../engine/own.ts';
import type { World } from '../../engine/rule.ts';
import { type FileId, folderOf, newlineOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { classes } from '../../facts/classes.ts';
import { clientKey, dataModule } from '../../facts/data-modules.ts';
import { functions } from '../../facts/functions.ts';
import { folders } from '../../facts/layer-names.ts';
import { production } from '../../facts/layering.ts';
import { layerOf } from '../../facts/layers.ts';
import { nameOfModel } from '../../facts/models.ts';
import { pathOf } from '../../facts/root-folder.ts';
import { classesOf } from '../../syntax/classes.ts';
import { functionsOf } from '../../syntax/functions.ts';
import { capitalized, plural, singular } from '../../syntax/naming.ts';
import { indentOf } from '../../syntax/style.ts';
import { type Destination, type Homeless, isExportedByName, writtenModel } from './destination.ts';
import { indented, linesOfFunction, type NewFunction } from './function-text.ts';
import { importOfName, lineOf, type NeededImport } from './import-edits.ts';

/** A module like its neighbours, named after what a query asks for; undefined where none of them can be a model for it. */
export function newDestination(query: Homeless, facts: FactReader): Destination | undefined {
  const written = writtenModel(query);
  const { fileName } = query.call.getSourceFile();
  const samples = [...facts.about(samplesOf, query.library)].sort((a, b) => likeness(b, fileName) - likeness(a, fileName));
  const [sample] = samples;
  const known = sample === undefined ? null : facts.about(dataModule, sample);
  const neighbour = known?.names.at(-1);
  if (sample === undefined || !known || neighbour === undefined || query.model === undefined) return;
  const file = renamedPath(sample, written);
  if (file === undefined || facts.files().includes(file)) return;
  const owner = known.owner?.replace(new RegExp(nounOf(sample), 'i'), capitalized(singular(written)));
  if (owner === known.owner && owner !== undefined) return;
  return {
    file,
    title: `a new \`${pathOf(file, facts)}\``,
    ...(owner !== undefined && { owner }),
    client: known.clients[clientKey(query.library, undefined)]!,
    written,
    names: [],
    alike: { file: sample, neighbour, ...(known.owner !== undefined && { owner: known.owner }) },
  };
}

/** Modules of the data layer that are named after one model, and need nothing but a client: key = library. */
const samplesOf: ProjectFact<readonly FileId[]> = {
  id: 'samples of data modules',
  derive: (library, facts) =>
    facts.about(production, '').flatMap(([file, queries]) => {
      const known = facts.about(dataModule, file);
      const neighbour = known?.names.at(-1);
      const isNamed = queries.some(({ model }) => model === nameOfModel(nounOf(file).replace(/[-_]/g, '')));
      if (!known || neighbour === undefined || !isNamed || own(known.clients, library) === undefined) return [];
      if (facts.about(layerOf, file).layer !== 'data access') return [];
      const { owner } = known;
      if (owner === undefined) return isExportedByName(neighbour, file, facts) ? [file] : [];
      const takes = own(facts.of(functions, file), `${owner}.constructor`)?.length ?? 0;
      return takes <= 1 && !own(facts.of(classes, file), owner)?.extends ? [file] : [];
    }),
};

/** Whether the class after which a module is written is handed its client. */
export function takesClient({ alike: { file, owner } }: Destination, facts: FactReader): boolean {
  return (own(facts.of(functions, file), `${owner}.constructor`)?.length ?? 0) > 0;
}

/** `customer` of `customer-repository.ts`, `customers` of `customers.ts`. */
function nounOf(file: FileId): string {
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.[cm]?[jt]sx?$/, '');
  return stem.replace(/[-._]?(repository|repositories|repo|service|store|dao|model|queries|query|data|db)$/i, '');
}

/** The path of a sibling for another model, in the same case and number; its folder too, where that is named after the model. */
function renamedPath(file: FileId, written: string): string | undefined {
  const noun = nounOf(file);
  if (!noun) return;
  const parts = file.split('/');
  const name = parts.pop()!;
  const folder = parts.at(-1);
  if (isNounsFolder(folder, noun)) parts[parts.length - 1] = alike(folder, written);
  return [...parts, alike(noun, written) + name.slice(noun.length)].join('/');
}

/** A name in the case and number of another: `order-items` as `customers`, `OrderItem` as `Customer`. */
function alike(model: string, written: string): string {
  const last = model.split(/[-_]|(?<=[a-z])(?=[A-Z])/).at(-1)!;
  const isPlural = plural(last) === last;
  const one = isPlural ? plural(singular(written)) : singular(written);
  const words = one.split(/[-_]|(?<=[a-z\d])(?=[A-Z])/);
  if (/^[A-Z]/.test(model)) return words.map(capitalized).join('');
  const separator = /_/.test(model) ? '_' : /[a-z][A-Z]/.test(model) ? '' : '-';
  return words.map((word, at) => (at && !separator ? capitalized(word) : word.toLowerCase())).join(separator);
}

/** How near a module stands, in folders; one in a folder of many things says less of where another belongs than one in a folder of its own. */
function likeness(sample: FileId, file: FileId): number {
  const [a, b] = [folderOf(sample).split('/'), folderOf(file).split('/')];
  const common = a.findIndex((part, at) => part !== b[at]);
  const isPlaced = isNounsFolder(a.at(-1), nounOf(sample)) || own(folders, a.at(-1)!.toLowerCase()) !== undefined;
  return (common < 0 ? a.length : common) + (isPlaced ? 0.5 : 0);
}

function isNounsFolder(folder: string | undefined, noun: string): folder is string {
  return folder !== undefined && nameOfModel(folder.replace(/[-_]/g, '')) === nameOfModel(noun.replace(/[-_]/g, ''));
}

/** The text of the module: the imports that it needs, the function, and a class around it where the neighbour has one. */
export function moduleText(
  fn: NewFunction,
  { file, owner, alike: { file: sample, owner: like, neighbour } }: Destination,
  needed: readonly NeededImport[],
  world: World,
): string | undefined {
  const source = world.parse(sample);
  const node = source && functionsOf(source).find(({ id }) => id === (like === undefined ? neighbour : `${like}.${neighbour}`))?.node;
  if (!source || !node || ts.isSourceFile(node)) return;
  const newline = newlineOf(source);
  const lines = linesOfFunction(fn, node as ts.FunctionLikeDeclaration);
  if (owner === undefined) {
    const [root = ''] = fn.client.split(/[.(]/);
    return textOf(
      [...importsOf(root, source, file), ...needed],
      lines.map(({ text }) => text),
    );
  }
  const declared = [...classesOf(source).keys()].find(({ name }) => name?.text === like);
  if (!declared) return;
  const made = declared.members.find(ts.isConstructorDeclaration);
  const fields = declared.members.filter(
    (one) => ts.isPropertyDeclaration(one) && made?.body?.getText().includes(`this.${one.name.getText()} =`),
  );
  const kept = [...fields, ...(made ? [made] : [])].map((one) => indentOf(source) + one.getText());
  const head = source.text.slice(declared.getStart(), declared.name!.getStart());
  const used = [head, ...kept].join(' ');
  return textOf(
    [...importsOf(used, source, file), ...needed],
    [
      `${head}${owner} {`,
      ...kept.flatMap((one) => one.split(newline)),
      ...(kept.length ? [''] : []),
      ...indented(lines, indentOf(source)).map(({ text }) => text),
      '}',
    ],
  );

  function textOf(imports: readonly NeededImport[], body: readonly string[]): string {
    const distinct = imports.filter((one, at) => imports.findIndex(({ name }) => name === one.name) === at);
    return [...distinct.map((one) => lineOf(source!, one)), '', ...body, ''].join(newline);
  }
}

/** The imports of a file for the names in some of its text, from where another file stands. */
function importsOf(text: string, source: ts.SourceFile, file: FileId): readonly NeededImport[] {
  const names = new Set(text.match(/[A-Za-z_$][\w$]*/g));
  return [...names].flatMap((name) => importOfName(source, name, file) ?? []);
}
