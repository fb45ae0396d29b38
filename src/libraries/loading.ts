import type { Edit } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { type Call, calleeOf, unwrapped } from '../syntax/expressions.ts';
import { bindingOf } from '../syntax/scopes.ts';

/** How a library loads what belongs to the rows of a query together with them. */
export interface Loading {
  /** What the relation is asked for by. */
  readonly by: string;
  /** The model of which a look-up reads one row, by its key and nothing else, and all of it. */
  related(call: Call): string | undefined;
  /** The model of which a query reads a list, and the edits by which it loads a relation as well. */
  parent(query: Call): { readonly model: string; readonly including: Including } | undefined;
}

/** The edits that add a relation to a query, by which a look-up is answered; undefined where it has that already, or cannot be read. */
export type Including = (relation: string, look: Call) => readonly Edit[] | undefined;

/** `Order` for `Order.find()`, `manager.find(Order)`, `getRepository(Order).find()`, and for a method of what is a `Repository<Order>`. */
export function modelOf(call: ts.CallExpression): string | undefined {
  const callee = calleeOf(call);
  const receiver = ts.isPropertyAccessExpression(callee) ? unwrapped(callee.expression) : undefined;
  const [first] = call.arguments;
  if (first && isModelName(first)) return first.text;
  return receiver && (modelName(receiver) ?? modelOfDeclaration(declarationOf(receiver)));
}

function isModelName(node: ts.Node): node is ts.Identifier {
  return ts.isIdentifier(node) && /^[A-Z]/.test(node.text);
}

/** The class that stands there, or that a repository was asked for by. */
function modelName(node: ts.Expression): string | undefined {
  if (isModelName(node)) return node.text;
  const [asked] = ts.isCallExpression(node) && /\bgetRepository$/.test(node.expression.getText()) ? node.arguments : [];
  return asked && isModelName(asked) ? asked.text : undefined;
}

/** Where a name, or a property of the class around it, is declared. */
function declarationOf(node: ts.Expression): ts.Node | undefined {
  if (ts.isIdentifier(node)) return bindingOf(node.text, node);
  if (!ts.isPropertyAccessExpression(node) || node.expression.kind !== ts.SyntaxKind.ThisKeyword) return;
  let owner: ts.Node = node;
  while (owner.parent && !ts.isClassLike(owner)) owner = owner.parent;
  const members = ts.isClassLike(owner) ? owner.members : [];
  const parameters = members.flatMap((member) => (ts.isConstructorDeclaration(member) ? [...member.parameters] : []));
  return [...members, ...parameters].find(({ name }) => name?.getText() === node.name.text);
}

function modelOfDeclaration(node: ts.Node | undefined): string | undefined {
  if (!node || !(ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isPropertyDeclaration(node))) return;
  const { type, initializer } = node;
  if (!type) return initializer && modelName(unwrapped(initializer));
  const [model, ...others] = (ts.isTypeReferenceNode(type) && type.typeArguments) || [];
  return model && !others.length && ts.isTypeReferenceNode(model) ? model.typeName.getText() : undefined;
}
