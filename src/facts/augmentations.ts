import type { FileFact, ProjectFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import type { Expr } from './expression.ts';
import { byKey } from './implementations.ts';
import { instanceOf } from './results.ts';
import { describeNamedType } from './types.ts';
import { type Known, together } from './value.ts';
import { evaluate } from './values.ts';

/**
 * What a file adds to interfaces that others declare, by `fastify#FastifyInstance` and `global#Express.Request`: `declare module 'fastify'`,
 * `declare global`, and the namespaces of files that are no modules.
 */
export const augmentations: FileFact<Readonly<Record<string, readonly Expr[]>>> = {
  id: 'augmentations',
  version: 2,
  extract(file) {
    const found: Record<string, Expr[]> = {};
    const visit = (statements: readonly ts.Statement[], path: string): void => {
      for (const statement of statements) {
        if (ts.isModuleDeclaration(statement)) {
          const inner = statement.body && bodyOf(statement.body);
          if (inner) visit(inner, pathOf(statement, path));
        } else if (path && ts.isInterfaceDeclaration(statement)) {
          const name = path + statement.name.text;
          const type = describeNamedType(statement, 0);
          if (type) found[name] = [...(found[name] ?? []), type];
        }
      }
    };
    visit(file.statements, '');
    return found;
  },
};

/** What all of the project's files add to an interface: key = its module or `global`, `#` and its name. */
export const augmentation: ProjectFact<Known> = {
  id: 'augmentation',
  bottom: null,
  derive(key, facts) {
    const files = own(facts.about(filesByInterface, ''), key) ?? [];
    return together(
      files.flatMap((file) => facts.of(augmentations, file)[key]!.map((type) => instanceOf(evaluate(type, file, facts), [], facts))),
    );
  },
};

const filesByInterface: ProjectFact<Readonly<Record<string, readonly FileId[]>>> = {
  id: 'files with augmentations',
  derive: (_, facts) => byKey(augmentations, facts),
};

function bodyOf(body: ts.ModuleBody | ts.JSDocNamespaceBody): readonly ts.Statement[] | undefined {
  if (ts.isModuleBlock(body)) return body.statements;
  return ts.isModuleDeclaration(body) ? [body] : undefined;
}

function pathOf({ name, flags }: ts.ModuleDeclaration, path: string): string {
  if (ts.isStringLiteral(name)) return `${name.text}#`;
  if (flags & ts.NodeFlags.GlobalAugmentation) return 'global#';
  return `${path || 'global#'}${name.text}.`;
}
