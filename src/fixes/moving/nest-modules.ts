import type { World } from '../../engine/rule.ts';
import type { Edit } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { decoratorOf } from '../../facts/contracts/class-shapes.ts';
import { type ClassKey, splitKey } from '../../facts/value.ts';
import { classesOf } from '../../syntax/classes.ts';
import { entries } from '../../syntax/objects.ts';
import { importing } from './import-edits.ts';
import { specifierOf } from './specifiers.ts';

/** A class with `@Module({ … })`. */
interface Module {
  readonly name: string;
  readonly options: ts.ObjectLiteralExpression;
  readonly file: ts.SourceFile;
}

/** The edits that let the module of a class hand it instances of another; undefined where no module has the class. */
export function providing(into: ts.ClassLikeDeclaration, key: ClassKey, world: World): readonly Edit[] | undefined {
  const [home, wanted] = splitKey(key);
  const asking = into.name && modulesNaming(into.name.text, world).find((one) => lists(one, /^(controllers|providers)$/, into.name!.text));
  if (!asking) return;
  if (lists(asking, /^providers$/, wanted)) return [];
  const owner = modulesNaming(wanted, world).find((one) => lists(one, /^providers$/, wanted));
  if (!owner) return adding(asking, 'providers', wanted, home, world);
  const isExported = lists(owner, /^exports$/, wanted);
  const isImported = lists(asking, /^imports$/, owner.name);
  return [
    ...(isExported ? [] : listed(owner, 'exports', wanted)),
    ...(isImported ? [] : adding(asking, 'imports', owner.name, owner.file.fileName, world)),
  ];
}

function modulesNaming(name: string, { facts, parse }: World): readonly Module[] {
  return facts.mentioning(name).flatMap((path) => {
    const file = /Module\b/.test(path) || path.includes('module') ? parse(path) : undefined;
    if (!file) return [];
    return [...classesOf(file).keys()].flatMap((node): Module[] => {
      const [options] = decoratorCall(node)?.arguments ?? [];
      return node.name && options && ts.isObjectLiteralExpression(options) ? [{ name: node.name.text, options, file }] : [];
    });
  });
}

function decoratorCall(node: ts.ClassLikeDeclaration): ts.CallExpression | undefined {
  return decoratorOf(node, /^Module$/);
}

function lists({ options }: Module, property: RegExp, name: string): boolean {
  return options.properties.some(
    (one) =>
      ts.isPropertyAssignment(one) && property.test(one.name.getText()) && new RegExp(`\\b${name}\\b`).test(one.initializer.getText()),
  );
}

/** A name more in a list of a module, and its import. */
function adding(module: Module, property: string, name: string, from: string, { facts }: World): readonly Edit[] {
  const { file } = module;
  const specifier = specifierOf(file.fileName, from, facts);
  return [...listed(module, property, name), ...importing(file, [{ clause: `{ ${name} }`, specifier, name }])];
}

function listed({ options, file: { fileName } }: Module, property: string, name: string): readonly Edit[] {
  const list = entries(options)?.get(property);
  if (list && ts.isArrayLiteralExpression(list)) {
    const last = list.elements.at(-1);
    const at = last?.end ?? list.end - 1;
    return [{ file: fileName, span: { start: at, end: at }, text: last ? `, ${name}` : name }];
  }
  const last = options.properties.at(-1);
  const at = last?.end ?? options.end - 1;
  return [{ file: fileName, span: { start: at, end: at }, text: `${last ? ', ' : ' '}${property}: [${name}]${last ? '' : ' '}` }];
}
