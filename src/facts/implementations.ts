import type { FactReader, FileFact, ProjectFact } from '../engine/facts.ts';
import { isDataModel, isDeclaration, isSource } from '../engine/host.ts';
import { own } from '../engine/own.ts';
import { notInProduction } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { classesOf, classId } from '../syntax/classes.ts';
import type { Expr } from './expression.ts';
import { describe } from './expressions.ts';
import { pathOf } from './root-folder.ts';
import { type ClassKey, common, type Known, splitKey, type TypeKey } from './value.ts';
import { evaluate } from './values.ts';

/** What stands in for an interface or an abstract class: `by` for `of`. */
interface Implementation {
  readonly of: Expr;
  readonly by: Expr;
}

/** By the name of the interface or class, as it is written where it is implemented. */
type Implementations = Readonly<Record<string, readonly Implementation[]>>;

export const implementations: FileFact<Implementations> = {
  id: 'implementations',
  version: 2,
  extract(file) {
    const found: Record<string, Implementation[]> = {};
    for (const node of classesOf(file).keys()) {
      for (const { expression } of (node.heritageClauses ?? []).flatMap(({ types }) => [...types])) {
        const of = describe(expression);
        const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
        if (of) found[name] = [...(Object.hasOwn(found, name) ? found[name]! : []), { of, by: { is: 'this', id: classId(node) } }];
      }
    }
    return found;
  },
};

/** What implements more often than this is a plug-in: nobody reads all of them, and each may do something else. */
const mostImplementations = 12;

/** What production code has that implements an interface or extends an abstract class: one of several, where there are more; null where there is none. */
export const implementation: ProjectFact<Known> = {
  id: 'implementation',
  bottom: null,
  derive(key: TypeKey | ClassKey, facts) {
    const [, name] = splitKey(key);
    const fitting = facts.about(candidates, name).filter(({ file, of }) => {
      const value = evaluate(of, file, facts);
      return value?.is === 'class' ? value.key === key : value?.is === 'type' && value.of.is === 'object' && value.of.type === key;
    });
    return fitting.length > mostImplementations ? null : common(fitting.map(({ by, file }) => evaluate(by, file, facts)));
  },
};

type Candidate = Implementation & { readonly file: FileId };

const candidates: ProjectFact<readonly Candidate[]> = {
  id: 'implementations by name',
  derive(name, facts) {
    const files = own(facts.about(filesByName, ''), name) ?? [];
    return files.flatMap((file) => (own(facts.of(implementations, file), name) ?? []).map((found) => ({ ...found, file })));
  },
};

/** One look over all files serves every name. */
const filesByName: ProjectFact<Readonly<Record<string, readonly FileId[]>>> = {
  id: 'files with implementations',
  derive: (_, facts) => byKey(implementations, facts),
};

/** The production files that say something under each key of a fact. */
export function byKey(fact: FileFact<Readonly<Record<string, unknown>>>, facts: FactReader): Readonly<Record<string, readonly FileId[]>> {
  const found = new Map<string, FileId[]>();
  for (const file of productionFiles(facts)) {
    for (const key of Object.keys(facts.of(fact, file))) {
      const files = found.get(key);
      if (files) files.push(file);
      else found.set(key, [file]);
    }
  }
  return Object.fromEntries(found);
}

/** Every file but tests, seeds and the like. */
export function productionFiles(facts: FactReader): readonly FileId[] {
  const isCode = (file: FileId): boolean => isSource(file) || isDeclaration(file) || isDataModel(file);
  return facts.files().filter((file) => isCode(file) && !notInProduction.test(pathOf(file, facts)));
}
