import type { FactReader } from '../../engine/facts.ts';
import { own } from '../../engine/own.ts';
import { escapeRegExp } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import type { Leaf } from '../../facts/contracts/leaves.ts';
import { leavesOf } from '../../facts/contracts/resolve.ts';
import { type Shape, scalar } from '../../facts/contracts/shape.ts';
import { shapeOfType } from '../../facts/contracts/type-shapes.ts';
import { shapeOfValue } from '../../facts/contracts/value-shapes.ts';
import { modules } from '../../facts/modules.ts';
import { unwrapped } from '../../syntax/expressions.ts';
import { bindingOf } from '../../syntax/scopes.ts';
import type { Passed } from './moved-call.ts';
import { type Asked, type ParameterType, typeOfColumn } from './slots.ts';

/** The type of what is passed: by what it is made of, or, of what has any type, by what the query makes of it; undefined where neither tells. */
export function typeOfPassed({ nodes: [node] }: Passed, asked: Asked, facts: FactReader): ParameterType | undefined {
  return byItself(node, facts) ?? typeOfColumn(node, asked, isAny(node), facts);
}

function byItself(node: ts.Expression, facts: FactReader): ParameterType | undefined {
  const leaves = leavesOf({ shape: shapeOf(node), file: node.getSourceFile().fileName, facts });
  return typeOfLeaves(isNarrowed(node) ? leaves.filter((leaf) => !isNothing(leaf)) : leaves, facts);
}

function shapeOf(node: ts.Expression): Shape {
  if (ts.isAsExpression(node) && node.type.kind !== ts.SyntaxKind.AnyKeyword && node.type.getText() !== 'const')
    return shapeOfType(node.type);
  const inner = unwrapped(node);
  const text = inner.getText();
  if (parsedPath.test(text)) return scalar('string');
  if (ts.isCallExpression(inner) && /^(Number\.)?parse(Int|Float)$/.test(inner.expression.getText())) return scalar('number');
  if (ts.isBinaryExpression(inner) && /^[-*/%]$/.test(inner.operatorToken.getText())) return scalar('number');
  if (ts.isPrefixUnaryExpression(inner)) return scalar(inner.operator === ts.SyntaxKind.ExclamationToken ? 'boolean' : 'number');
  const binding = ts.isIdentifier(inner) ? bindingOf(inner.text, inner) : undefined;
  const owner = binding && ts.isBindingElement(binding) && !binding.dotDotDotToken ? binding.parent.parent : undefined;
  if (!owner || !ts.isParameter(owner) || !owner.type || !ts.isBindingElement(binding!)) return shapeOfValue(node);
  return { is: 'field', of: shapeOfType(owner.type), name: (binding.propertyName ?? binding.name).getText() };
}

/** Parts of a path are texts, whatever the framework. */
const parsedPath = /^(req|request|_req|ctx)\.params\.\w+$|^c\.req\.param\(['"]\w+['"]\)$/;

function typeOfLeaves(leaves: readonly Leaf[], facts: FactReader): ParameterType | undefined {
  const parts = leaves.map((leaf) => typeOfLeaf(leaf, facts));
  if (!parts.length || parts.includes(undefined)) return;
  const known = parts as readonly ParameterType[];
  const texts = [...new Set(known.map(({ text }) => text))];
  const isOnlyNothing = texts.every((text) => /^(null|undefined)$/.test(text));
  return isOnlyNothing ? undefined : { text: texts.join(' | '), imports: known.flatMap(({ imports }) => imports) };
}

function typeOfLeaf(leaf: Leaf, facts: FactReader): ParameterType | undefined {
  if (leaf.is === 'literal') return { text: leaf.name.replace(/^"(.*)"$/s, "'$1'"), imports: [] };
  if (leaf.is === 'scalar') return builtIn.test(leaf.name) ? { text: leaf.name, imports: [] } : undefined;
  if (leaf.is === 'list' && 'of' in leaf) {
    const of = typeOfLeaves(leavesOf(leaf.of), facts);
    return of && { text: / /.test(of.text) ? `(${of.text})[]` : `${of.text}[]`, imports: of.imports };
  }
  const declared = leaf.is === 'object' ? leaf.declared : undefined;
  const isExported = declared && own(facts.of(modules, declared.file).exports, declared.name);
  return isExported ? { text: declared.name, imports: [declared] } : undefined;
}

const builtIn = /^(string|number|boolean|bigint|Date|Buffer|null|undefined)$/;

function isNothing(leaf: Leaf): boolean {
  return leaf.is === 'scalar' && /^(null|undefined)$/.test(leaf.name);
}

/** Whether what comes before has made sure that something is there: `if (!id) return`. */
function isNarrowed(node: ts.Expression): boolean {
  const text = unwrapped(node).getText().replaceAll('?.', '.');
  const fn = ts.findAncestor(node, (one) => ts.isFunctionLike(one) || ts.isSourceFile(one))!;
  const before = node.getSourceFile().text.slice(fn.pos, node.getStart()).replaceAll('?.', '.');
  const name = escapeRegExp(text);
  return new RegExp(`!\\s*${name}\\b|\\b${name} ===? (null|undefined)|if \\(${name}\\b`).test(before);
}

/** Whether a value comes out of a parsed body, of which nobody knows the type. */
function isAny(node: ts.Expression): boolean {
  const inner = unwrapped(node);
  if (ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner)) {
    return /^(req|request|_req|ctx\.request)\.body$/.test(inner.getText()) || isAny(inner.expression);
  }
  if (!ts.isIdentifier(inner)) return ts.isAsExpression(node) && node.type.kind === ts.SyntaxKind.AnyKeyword;
  let binding: ts.Node | undefined = bindingOf(inner.text, inner);
  while (binding && (ts.isBindingElement(binding) || ts.isBindingName(binding))) binding = binding.parent;
  if (binding && ts.isParameter(binding)) return binding.type?.kind === ts.SyntaxKind.AnyKeyword;
  const initial = binding && ts.isVariableDeclaration(binding) && !binding.type ? binding.initializer : undefined;
  return initial !== undefined && isAny(initial);
}
