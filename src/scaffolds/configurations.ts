import { ts } from '../engine/ts.ts';
import type { Tree } from './tree.ts';

export type Literal = string | number | boolean;

/** The text of the first of these files that the folder of the package has, or else the next above it that has one. */
export function nearestText(tree: Tree, names: readonly string[]): string | undefined {
  for (let folder = tree.root; ; folder = folder.slice(0, folder.lastIndexOf('/'))) {
    for (const name of names) {
      const text = tree.read(`${folder}/${name}`);
      if (text !== undefined) return text;
    }
    if (!folder.includes('/')) return;
  }
}

/**
 * What a configuration says by name, wherever it says it, but not of some files only (`overrides`): of JSON with all its liberties, of a
 * program that is not run, of YAML and TOML line by line. A list is the values that can be read off it.
 */
export function literalsOf(text: string): ReadonlyMap<string, readonly Literal[]> {
  const found = new Map<string, readonly Literal[]>();
  const add = (key: string, values: readonly Literal[]): void => {
    if (values.length && !found.has(key)) found.set(key, values);
  };
  if (!/[{(]/.test(text)) {
    for (const [, key, value] of text.matchAll(/^([\w-]+)\s*[:=]\s*(\S.*?)\s*(?:#.*)?$/gm)) add(key!, [literalOfText(value!)]);
    return found;
  }
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name))) {
      if (node.name.text === 'overrides') return;
      const { initializer } = node;
      add(node.name.text, (ts.isArrayLiteralExpression(initializer) ? initializer.elements : [initializer]).flatMap(literalOf));
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed(text));
  return found;
}

/** JSON with comments as it is nested; {} where it cannot be read. */
export function jsonOf(text: string): object {
  const { config } = ts.parseConfigFileTextToJson('', text) as { config?: object };
  return config ?? {};
}

const parsed = (text: string): ts.SourceFile =>
  ts.createSourceFile('configuration.ts', /^\s*\{/.test(text) ? `(${text}\n)` : text, ts.ScriptTarget.Latest, true);

function literalOf(node: ts.Expression): readonly Literal[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isNumericLiteral(node)) return [Number(node.text)];
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) return [node.kind === ts.SyntaxKind.TrueKeyword];
  return [];
}

function literalOfText(text: string): Literal {
  const bare = text.replace(/^(["'])(.*)\1$/, '$2');
  if (bare === 'true' || bare === 'false') return bare === 'true';
  return /^\d+$/.test(bare) ? Number(bare) : bare;
}
