import { ts } from '../engine/ts.ts';

/**
 * JavaScript for TypeScript, with its types as comments that checkJs reads (https://www.typescriptlang.org/docs/handbook/jsdoc-supported-types.html).
 * Knows what our snippets hold: interfaces, aliases, functions, methods, fields, variables, parameters, assertions, imports of types.
 */
export function withTypesAsComments(code: string, ending: string): string {
  const file = ts.createSourceFile(`snippet${ending}`, code, ts.ScriptTarget.Latest, true);
  const edits: Edit[] = [];
  visit(file);
  const inOrder = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  return inOrder.reduceRight((text, { start, end, insert }) => text.slice(0, start) + insert + text.slice(end), code);

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isInterfaceDeclaration(node)) replace(node, typedefOfInterface(node));
    else if (ts.isTypeAliasDeclaration(node)) replace(node, typedefOfAlias(node));
    else if (ts.isImportDeclaration(node)) importOf(node);
    else {
      annotations(node);
      ts.forEachChild(node, visit);
    }
  }

  function annotations(node: ts.Node): void {
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) assertion(node);
    if (isCallable(node)) callable(node);
    if (ts.isClassDeclaration(node)) classOf(node);
    if (ts.isPropertyDeclaration(node) && node.type) typed(node, node.type);
    if (ts.isVariableStatement(node)) {
      const [{ type } = {}] = node.declarationList.declarations;
      if (type) typed(node, type);
    }
    if (ts.isVariableDeclaration(node)) annotation(node);
    if (ts.canHaveModifiers(node))
      for (const modifier of ts.getModifiers(node) ?? []) if (isErased(modifier)) remove(modifier.getStart(), modifier.end);
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) typeArguments(node);
    if (ts.isTaggedTemplateExpression(node) && node.typeArguments) list(node.typeArguments);
  }

  function importOf({ importClause, moduleSpecifier, ...node }: ts.ImportDeclaration): void {
    const { namedBindings } = importClause ?? {};
    if (!importClause || !namedBindings || !ts.isNamedImports(namedBindings)) return;
    const isType = importClause.phaseModifier === ts.SyntaxKind.TypeKeyword;
    const types = namedBindings.elements.filter((element) => isType || element.isTypeOnly);
    const values = namedBindings.elements.filter((element) => !types.includes(element));
    const from = moduleSpecifier.getText();
    const names = (elements: readonly ts.ImportSpecifier[]) => elements.map((each) => each.getText().replace(/^type /, '')).join(', ');
    const lines = [
      ...(values.length ? [`import { ${names(values)} } from ${from};`] : []),
      ...(types.length ? [`/** @import { ${names(types)} } from ${from} */`] : []),
    ];
    edits.push({ start: importClause.parent.getStart(), end: node.end, insert: lines.join('\n') });
  }

  /** Types of a function's own stand in its comment, those of a function within an expression before each parameter. */
  function callable(node: Callable): void {
    const isDocumented = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node);
    const tags = templates(node);
    for (const parameter of node.parameters) {
      const { type, name, questionToken, initializer } = parameter;
      if (!type) continue;
      if (isDocumented) {
        const called = ts.isIdentifier(name) ? name.text : 'options';
        tags.push(`@param {${flat(type)}} ${questionToken || initializer ? `[${called}]` : called}`);
      } else edits.push({ start: parameter.getStart(), end: parameter.getStart(), insert: `/** @type {${flat(type)}} */ ` });
      remove((questionToken ?? name).end - (questionToken ? 1 : 0), type.end);
    }
    if (node.type) {
      if (isDocumented) tags.push(`@returns {${flat(node.type)}}`);
      remove(closing(node) + 1, node.type.end);
    }
    if (node.typeParameters) list(node.typeParameters);
    if (isDocumented && tags.length) document(node, tags);
    else if (node.type && ts.isVariableDeclaration(node.parent) && !node.parent.type)
      document(node.parent.parent.parent, [`@returns {${flat(node.type)}}`]);
  }

  function closing(node: Callable): number {
    return code.lastIndexOf(')', node.type!.pos);
  }

  function classOf(node: ts.ClassDeclaration): void {
    const tags: string[] = [];
    for (const clause of node.heritageClauses ?? []) {
      if (clause.token !== ts.SyntaxKind.ImplementsKeyword) continue;
      tags.push(...clause.types.map((type) => `@implements {${flat(type)}}`));
      remove(clause.pos, clause.end);
    }
    if (tags.length) document(node, tags);
  }

  function typed(node: ts.Node, type: ts.TypeNode): void {
    document(node, [`@type {${flat(type)}}`]);
    if (ts.isPropertyDeclaration(node)) annotation(node);
  }

  function annotation({ name, type }: { readonly name: ts.Node; readonly type?: ts.TypeNode | undefined }): void {
    if (type) remove(name.end, type.end);
  }

  function assertion(node: ts.AsExpression | ts.SatisfiesExpression): void {
    const tag = ts.isAsExpression(node) ? 'type' : 'satisfies';
    const start = node.getStart();
    edits.push({ start, end: start, insert: `/** @${tag} {${flat(node.type)}} */ (` });
    edits.push({ start: node.expression.end, end: node.end, insert: ')' });
  }

  function typeArguments(node: ts.NewExpression | ts.CallExpression): void {
    const { typeArguments: types, expression } = node;
    if (!types) return;
    list(types);
    // What `new Map<string, number>()` holds would be forgotten.
    const made = ts.isNewExpression(node) && `${expression.getText()}<${types.map(flat).join(', ')}>`;
    const owner = node.parent;
    if (!made || ((ts.isVariableDeclaration(owner) || ts.isPropertyDeclaration(owner)) && owner.type)) return;
    const holder = ts.isVariableDeclaration(owner) ? owner.parent.parent : owner;
    document(holder, [`@type {${made}}`]);
  }

  function document(node: ts.Node, tags: readonly string[]): void {
    const docs = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
    const doc = docs.find((each) => each.parent === node);
    const start = doc?.pos ?? node.getStart();
    const known = edits.find((edit) => edit.doc === node);
    if (known) throw new Error(`Two comments for: ${node.getText().slice(0, 60)}`);
    edits.push({ start, end: doc?.end ?? start, insert: `${comment(docOf(node), tags)}${doc ? '' : '\n'}`, doc: node });
  }

  function replace(node: ts.Node, text: string): void {
    edits.push({ start: ts.getJSDocCommentsAndTags(node)[0]?.pos ?? node.getStart(), end: node.end, insert: text });
  }

  /** `<…>` */
  function list({ pos, end }: ts.NodeArray<ts.Node>): void {
    remove(pos - 1, code.indexOf('>', end) + 1);
  }

  function remove(start: number, end: number): void {
    edits.push({ start, end, insert: '' });
  }
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
  readonly doc?: ts.Node;
}

type Callable = ts.FunctionDeclaration | ts.MethodDeclaration | ts.ConstructorDeclaration | ts.ArrowFunction | ts.FunctionExpression;

const isCallable = (node: ts.Node): node is Callable =>
  ts.isFunctionDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isConstructorDeclaration(node) ||
  ts.isArrowFunction(node) ||
  ts.isFunctionExpression(node);

const isErased = ({ kind }: ts.Node): boolean =>
  [ts.SyntaxKind.ReadonlyKeyword, ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword, ts.SyntaxKind.OverrideKeyword].includes(
    kind,
  );

function typedefOfInterface(node: ts.InterfaceDeclaration): string {
  const members = node.members.map((member) => {
    const name = member.name!.getText();
    const type = ts.isMethodSignature(member)
      ? `(${member.parameters.map((parameter) => flat(parameter)).join(', ')}) => ${flat(member.type!)}`
      : flat((member as ts.PropertySignature).type!);
    const says = docOf(member).join(' ');
    return `@property {${type}} ${member.questionToken ? `[${name}]` : name}${says ? ` ${says}` : ''}`;
  });
  return comment(docOf(node), [...templates(node), `@typedef {object} ${node.name.text}`, ...members]);
}

const typedefOfAlias = (node: ts.TypeAliasDeclaration): string =>
  comment(docOf(node), [...templates(node), `@typedef {${flat(node.type)}} ${node.name.text}`]);

const templates = ({
  typeParameters = [] as unknown as ts.NodeArray<ts.TypeParameterDeclaration>,
}: {
  readonly typeParameters?: ts.NodeArray<ts.TypeParameterDeclaration> | undefined;
}): string[] =>
  typeParameters.map(({ name, constraint, default: usual }) => {
    const named = usual ? `[${name.text}=${flat(usual)}]` : name.text;
    return `@template ${constraint ? `{${flat(constraint)}} ` : ''}${named}`;
  });

/** What a comment says, line by line. */
const docOf = (node: ts.Node): readonly string[] =>
  ts
    .getJSDocCommentsAndTags(node)
    .filter((doc): doc is ts.JSDoc => ts.isJSDoc(doc) && doc.parent === node)
    .flatMap((doc) => (ts.getTextOfJSDocComment(doc.comment) ?? '').split('\n'));

const comment = (says: readonly string[], tags: readonly string[]): string => {
  const lines = [...says, ...tags];
  return lines.length === 1 ? `/** ${lines[0]} */` : ['/**', ...lines.map((line) => ` * ${line}`), ' */'].join('\n');
};

/** A type in one line. */
const flat = (node: ts.Node): string =>
  node
    .getText()
    .replace(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/\s+/g, ' ')
    .replace(/^\| /, '');
