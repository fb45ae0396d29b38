import { memo } from '../engine/memo.ts';
import { ts } from '../engine/ts.ts';
import { plural } from './naming.ts';

/** What can bring a name into being. */
export type Binding =
  | ts.VariableDeclaration
  | ts.ParameterDeclaration
  | ts.BindingElement
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ClassLikeDeclaration
  | ts.EnumDeclaration
  | ts.ModuleDeclaration
  | ts.TypeAliasDeclaration
  | ts.InterfaceDeclaration
  | ts.ImportClause
  | ts.ImportSpecifier
  | ts.NamespaceImport
  | ts.ImportEqualsDeclaration;

type Scope = ReadonlyMap<string, Binding>;

const scopes = new WeakMap<ts.Node, Scope>();

/** What a name stands for where `at` stands, by lexical scope; undefined for a global. */
export function bindingOf(name: string, at: ts.Node): Binding | undefined {
  for (let node: ts.Node | undefined = at; node; node = node.parent) {
    const binding = isScope(node) && scopeOf(node).get(name);
    if (binding) return binding;
  }
  return;
}

/** A name like `wish` that can be declared where `at` stands: it has no meaning there, and none in the same block. */
export function freshName(wish: string, at: ts.Node): string {
  const taken = namesIn(blockAround(at));
  let name = wish;
  for (let count = 2; taken.has(name) || bindingOf(name, at); count++) name = `${wish}${count}`;
  return name;
}

/** `orders` for several of what is called `order`; `orderList` where `orders` is another list, or one is called as several are. */
export function listName(one: string, at: ts.Node): string {
  const wish = plural(one);
  return wish !== one && freshName(wish, at) === wish ? wish : freshName(`${one}List`, at);
}

/** The names that a pattern declares. */
export function boundNames(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

/** Every name that stands for something below a node; those of properties do not. */
function namesIn(root: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isPropertyName(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return names;
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent)) && parent.name === node;
}

function blockAround(at: ts.Node): ts.Node {
  let block = at.parent;
  while (!ts.isBlock(block) && !ts.isModuleBlock(block) && !ts.isSourceFile(block)) block = block.parent;
  return block;
}

/** Asked of every ancestor of every name: a look-up by kind, not a row of questions. */
function isScope({ kind }: ts.Node): boolean {
  return scopeKinds.has(kind);
}

const scopeKinds: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.SourceFile,
  ts.SyntaxKind.ModuleBlock,
  ts.SyntaxKind.Block,
  ts.SyntaxKind.CaseBlock,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.ClassExpression,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.FunctionExpression,
  ts.SyntaxKind.ArrowFunction,
  ts.SyntaxKind.MethodDeclaration,
  ts.SyntaxKind.Constructor,
  ts.SyntaxKind.GetAccessor,
  ts.SyntaxKind.SetAccessor,
]);

function scopeOf(node: ts.Node): Scope {
  return memo(scopes, node, () => readScope(node));
}

function readScope(node: ts.Node): Scope {
  const scope = new Map<string, Binding>();
  const add = (name: ts.Node | undefined, binding: Binding): void => {
    if (name && ts.isIdentifier(name) && !scope.has(name.text)) scope.set(name.text, binding);
  };
  const addPattern = (declaration: ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement): void => {
    if (ts.isIdentifier(declaration.name)) add(declaration.name, declaration);
    else for (const element of declaration.name.elements) if (ts.isBindingElement(element)) addPattern(element);
  };
  const addList = (list: ts.VariableDeclarationList): void => list.declarations.forEach(addPattern);
  const addStatement = (statement: ts.Node): void => {
    if (ts.isVariableStatement(statement)) addList(statement.declarationList);
    else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) {
      add(statement.name, statement);
    } else if (ts.isImportDeclaration(statement)) addImports(statement);
    else if (ts.isImportEqualsDeclaration(statement) || ts.isModuleDeclaration(statement)) add(statement.name, statement);
  };
  const addImports = ({ importClause }: ts.ImportDeclaration): void => {
    if (!importClause) return;
    add(importClause.name, importClause);
    const bindings = importClause.namedBindings;
    if (!bindings) return;
    if (ts.isNamespaceImport(bindings)) add(bindings.name, bindings);
    else for (const specifier of bindings.elements) add(specifier.name, specifier);
  };

  if (ts.isSourceFile(node) || ts.isBlock(node) || ts.isModuleBlock(node)) node.statements.forEach(addStatement);
  if (ts.isCaseBlock(node)) for (const clause of node.clauses) clause.statements.forEach(addStatement);
  if (ts.isFunctionLike(node)) {
    for (const parameter of node.parameters) addPattern(parameter);
    if (ts.isFunctionExpression(node)) add(node.name, node);
  }
  if (ts.isClassExpression(node)) add(node.name, node);
  if (ts.isCatchClause(node) && node.variableDeclaration) addPattern(node.variableDeclaration);
  if ((ts.isForStatement(node) || ts.isForOfStatement(node) || ts.isForInStatement(node)) && node.initializer) {
    if (ts.isVariableDeclarationList(node.initializer)) addList(node.initializer);
  }
  if ((ts.isSourceFile(node) || ts.isFunctionLike(node)) && mayHoist(node.getSourceFile())) addHoisted(node, addList);
  // Last, because a value may have the name of a type.
  if (ts.isSourceFile(node) || ts.isBlock(node) || ts.isModuleBlock(node)) {
    for (const statement of node.statements) {
      if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) add(statement.name, statement);
    }
  }
  return scope;
}

const hoisting = new WeakMap<ts.SourceFile, boolean>();

/** Most files have no `var`: their functions need not be searched for one. */
function mayHoist(file: ts.SourceFile): boolean {
  return memo(hoisting, file, () => /\bvar\b/.test(file.text));
}

/** `var` belongs to the function around it, however deep it stands. */
function addHoisted(owner: ts.Node, addList: (list: ts.VariableDeclarationList) => void): void {
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isExpressionStatement(node)) return;
    if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) addList(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(owner, visit);
}
