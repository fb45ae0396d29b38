import { ts } from '../../engine/ts.ts';
import { type Binding, bindingOf } from '../../syntax/scopes.ts';

/** A query as it would stand in a function of its own. */
export interface MovedCall {
  readonly call: ts.CallExpression;
  /** Wherever it names its client. */
  readonly clients: readonly ts.Node[];
  /** What only the place where it stands knows. */
  readonly passed: readonly Passed[];
  /** The names of other modules that it uses. */
  readonly imported: readonly ImportedName[];
}

/** A value that has to be passed, with every place in the query that uses it. */
export interface Passed {
  readonly text: string;
  readonly nodes: readonly [ts.Expression, ...ts.Expression[]];
}

export interface ImportedName {
  readonly name: string;
  readonly binding: ts.ImportClause | ts.ImportSpecifier | ts.NamespaceImport;
}

/** What a query that is made with `client` takes along; undefined where it cannot stand elsewhere, as it waits for something or needs what its file alone has. */
export function movedCall(call: ts.CallExpression, client: string): MovedCall | undefined {
  const clients: ts.Node[] = [];
  const carriers: ts.Expression[] = [];
  const imported = new Map<string, ImportedName>();
  const visit = (node: ts.Node): boolean => {
    if (isMaking(node, client)) {
      clients.push(node);
      return true;
    }
    if (ts.isAwaitExpression(node) || ts.isYieldExpression(node) || node.kind === ts.SyntaxKind.SuperKeyword) return false;
    if (ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword) return visitName(node);
    return !ts.forEachChild(node, (child) => !visit(child) || undefined);
  };
  const visitName = (node: ts.Node): boolean => {
    const binding = ts.isIdentifier(node) && isUsed(node) ? bindingOf(node.text, node) : undefined;
    if (ts.isIdentifier(node) && (!binding || holds(call, binding))) return true;
    if (ts.isIdentifier(node) && isImport(binding!)) {
      imported.set(node.text, { name: node.text, binding });
      return true;
    }
    if (binding && !isValue(binding)) return false;
    const carrier = carrierOf(node as ts.Expression, call);
    if (carrier) carriers.push(carrier);
    return carrier !== undefined;
  };
  if (!visit(call) || !clients.length) return;
  const outermost = carriers.filter((one) => !carriers.some((other) => other !== one && holds(other, one)));
  const texts = [...new Set(outermost.map((one) => one.getText()))];
  const isClean = outermost.every((one) => !clients.some((client) => holds(one, client)) && !usesOwn(one, call));
  if (!isClean) return;
  return {
    call,
    clients,
    passed: texts.map((text) => ({ text, nodes: outermost.filter((one) => one.getText() === text) as unknown as Passed['nodes'] })),
    imported: [...imported.values()].filter(({ name }) => !isOnlyIn(name, call, outermost)),
  };
}

/** Whether a node is the client: a call of that name would be another. */
function isMaking(node: ts.Node, client: string): boolean {
  if (!(ts.isIdentifier(node) ? isUsed(node) : ts.isPropertyAccessExpression(node) || ts.isCallExpression(node))) return false;
  return node.getText() === client;
}

/** Names of properties and of arguments by name stand for nothing outside. */
function isUsed(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (ts.isPropertyAssignment(parent) || ts.isBindingElement(parent)) return parent.initializer === node;
  return !ts.isMethodDeclaration(parent) || parent.name !== node;
}

function isImport(binding: Binding): binding is ImportedName['binding'] {
  return ts.isImportClause(binding) || ts.isImportSpecifier(binding) || ts.isNamespaceImport(binding);
}

function isValue(binding: Binding): boolean {
  return !ts.isTypeAliasDeclaration(binding) && !ts.isInterfaceDeclaration(binding) && !ts.isImportEqualsDeclaration(binding);
}

export function holds(outer: ts.Node, inner: ts.Node): boolean {
  return outer.getSourceFile() === inner.getSourceFile() && outer.pos <= inner.pos && inner.end <= outer.end;
}

/**
 * The value that is passed where a local name is used: all that is read off it, called on it or made of it, so that the query speaks of
 * ids and not of requests. What is read only under a condition is passed with that.
 */
function carrierOf(name: ts.Expression, call: ts.CallExpression): ts.Expression | undefined {
  let node: ts.Expression = name;
  for (let next = readOff(node); next; next = readOff(node)) node = next;
  if (node === name && ts.isIdentifier(node)) return node;
  for (let outer: ts.Node = node.parent; outer !== call; outer = outer.parent) {
    if (ts.isFunctionLike(outer)) return;
    if (ts.isConditionalExpression(outer) || ts.isBinaryExpression(outer)) node = outer;
  }
  return holds(node, call) || node.kind === ts.SyntaxKind.ThisKeyword ? undefined : node;
}

/** What an expression is a part of that is still one value of the place where it stands. */
function readOff(node: ts.Expression): ts.Expression | undefined {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isNonNullExpression(parent) || ts.isAsExpression(parent)) return parent;
  if (ts.isElementAccessExpression(parent)) return parent.expression === node ? parent : undefined;
  if (ts.isParenthesizedExpression(parent)) return parent;
  if (ts.isPrefixUnaryExpression(parent)) return parent;
  if (ts.isCallExpression(parent)) return parent.expression === node || isConversion(parent, node) ? parent : undefined;
  return ts.isNewExpression(parent) && parent.expression.getText() === 'Date' ? parent : undefined;
}

function isConversion({ expression, arguments: [first] }: ts.CallExpression, node: ts.Expression): boolean {
  return first === node && /^(Number|String|Boolean|BigInt|(Number\.)?parse(Int|Float))$/.test(expression.getText());
}

/** Whether a value depends on what the query itself brings into being, as the parameter of a callback around it. */
function usesOwn(carrier: ts.Node, call: ts.CallExpression): boolean {
  const visit = (node: ts.Node): boolean => {
    const binding = ts.isIdentifier(node) && isUsed(node) ? bindingOf(node.text, node) : undefined;
    if (binding && holds(call, binding) && !holds(carrier, binding)) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(carrier);
}

/** Whether a name stands only in what is passed. */
function isOnlyIn(name: string, call: ts.CallExpression, carriers: readonly ts.Expression[]): boolean {
  const visit = (node: ts.Node): boolean => {
    if (carriers.includes(node as ts.Expression)) return false;
    if (ts.isIdentifier(node) && node.text === name && isUsed(node)) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return !visit(call);
}
