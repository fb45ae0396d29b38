import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { constructions } from './constructions.ts';
import type { Args, Expr } from './expression.ts';
import { functions } from './functions.ts';
import { productionFiles } from './implementations.ts';
import { type ImportedName, modules } from './modules.ts';
import { type FunctionKey, splitKey } from './value.ts';

/** A call that may pass something to a function, or hand the function itself to another. */
interface Use {
  readonly callee: Expr;
  readonly args: Args;
  readonly isNew?: true;
  /** Which argument the function is, where it is handed on. */
  readonly at?: number;
}

export type Site = Use & { readonly file: FileId };

/** Where production code may call a function or hand it on, by all the names that it goes by: key = function key. */
export const sites: ProjectFact<readonly Site[]> = {
  id: 'sites',
  derive(key, facts) {
    const found = wordsFor(key, facts).flatMap((word) =>
      (own(facts.about(filesByWord, ''), word) ?? []).flatMap((file) =>
        (own(facts.about(usesIn, file), word) ?? []).map((use) => ({ ...use, file })),
      ),
    );
    return [...new Map(found.map((site) => [JSON.stringify(site), site])).values()];
  },
};

/** The uses in a file, by the last name of what is called or handed on, and by the module that it comes from. */
const usesIn: ProjectFact<Readonly<Record<string, readonly Use[]>>> = {
  id: 'uses in a file',
  derive(file, facts) {
    const { imports } = facts.of(modules, file);
    const found = new Map<string, Use[]>();
    const add = (of: Expr | null, use: Use): void => {
      for (const word of of ? wordsOf(of, imports) : []) found.set(word, [...(found.get(word) ?? []), use]);
    };
    for (const { calls } of Object.values(facts.of(functions, file))) {
      for (const call of calls) {
        if (!call?.callee || !call.args) continue;
        const { callee, args } = call;
        add(callee, { callee, args });
        for (const [at, argument] of args.entries()) add(argument, { callee, args, at });
      }
    }
    for (const { of, args } of facts.of(constructions, file)) add(of, { callee: of, args, isNew: true });
    return Object.fromEntries(found);
  },
};

const wordsIn: ProjectFact<readonly string[]> = {
  id: 'words of uses',
  derive: (file, facts) => Object.keys(facts.about(usesIn, file)),
};

/** One look over all files serves every function; typing that uses no other names changes nothing here. */
const filesByWord: ProjectFact<Readonly<Record<string, readonly FileId[]>>> = {
  id: 'files by uses',
  derive(_, facts) {
    const found = new Map<string, FileId[]>();
    for (const file of productionFiles(facts)) {
      for (const word of facts.about(wordsIn, file)) {
        const files = found.get(word);
        if (files) files.push(file);
        else found.set(word, [file]);
      }
    }
    return Object.fromEntries(found);
  },
};

/** The names that a function goes by: its own (its class's for a constructor), what it is exported as, the name of a file that exports it alone. */
function wordsFor(key: FunctionKey, facts: FactReader): readonly string[] {
  const [file, id] = splitKey(key);
  const path = id.replace(/#\d+$/, '').split('.');
  const name = path.at(-1) === 'constructor' ? path.at(-2) : path.at(-1);
  const exportedAs = Object.entries(facts.of(modules, file).exports).flatMap(([exported, expr]) =>
    (expr.is === 'function' && expr.id === id) || (expr.is === 'name' && expr.name === name) ? exported : [],
  );
  const words = [name, ...exportedAs].map((word) => (word === 'default' || word === '=' ? stemOf(file) : word));
  return [...new Set(words.filter((word) => word !== undefined && word !== 'anonymous'))] as string[];
}

function wordsOf(expr: Expr, imports: Readonly<Record<string, ImportedName>>): readonly string[] {
  if (expr.is === 'either') return [...new Set(expr.these.flatMap((one) => wordsOf(one, imports)))];
  if (expr.is === 'function') return [expr.id.replace(/#\d+$/, '').replace(/^.*\./, '')];
  if (expr.is === 'module') return [stemOf(expr.specifier)];
  if (expr.is === 'member') return expr.name === 'default' ? wordsOf(expr.of, imports) : [expr.name];
  // `orders.list.bind(orders)`, `caught(list)`
  if (expr.is === 'call' && expr.of.is === 'member' && expr.of.name === 'bind') return wordsOf(expr.of.of, imports);
  if (expr.is === 'call') return (expr.args ?? []).flatMap((argument) => (argument ? wordsOf(argument, imports) : []));
  if (expr.is !== 'name') return [];
  const imported = own(imports, expr.name);
  if (!imported) return [expr.name];
  return [/^(default|=|\*)$/.test(imported.name) ? stemOf(imported.specifier) : imported.name];
}

/** `orders` of `./orders.js`, `src/orders.ts` and `orders/index.ts`. */
function stemOf(path: string): string {
  const names = path.replace(/\.[cm]?[jt]sx?$/, '').split('/');
  if (names.at(-1) === 'index') names.pop();
  return names.at(-1) ?? '';
}
