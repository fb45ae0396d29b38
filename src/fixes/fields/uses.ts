import { nodesOf } from '../../engine/nodes.ts';
import type { World } from '../../engine/rule.ts';
import type { Edit } from '../../engine/text.ts';
import { type FileId, replace } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { library } from './library.ts';
import { keyText, type Property } from './lost-field.ts';

/** Files that are read to find the uses of a field; what lies further away is not seen. */
const mostFiles = 500;

const libraryFile = '/lib.fields.d.ts';

const options: ts.CompilerOptions = {
  noLib: true,
  strict: true,
  allowJs: true,
  checkJs: true,
  experimentalDecorators: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Preserve,
  types: [],
};

/** Edits that give a field another name where it is declared and wherever the compiler sees that it is used. */
export function renamed(property: Property, to: string, world: World): readonly Edit[] {
  const declaring = property.getSourceFile();
  const from = property.name.getText();
  const files = new Set([declaring.fileName, ...world.facts.mentioning(from)]);
  const program = programOver([...files].slice(0, mostFiles), world);
  const checker = program.getTypeChecker();
  const target = nameNodes(program.getSourceFile(declaring.fileName)!, from).find((node) => node.getStart() === property.name.getStart());
  const symbol = target && checker.getSymbolAtLocation(target);
  if (!symbol) return [renamingEdit(property.name, to)];
  return [...files]
    .flatMap((file) => program.getSourceFile(file) ?? [])
    .flatMap((file) => nameNodes(file, from))
    .filter((node) => node === target || symbolsOf(node, checker).includes(symbol))
    .map((node) => renamingEdit(node, to));
}

/** Another name for the property that a name stands for; what a shorthand stands for keeps its own. */
export function renamingEdit(at: ts.Node, to: string): Edit {
  const { parent } = at;
  if (ts.isShorthandPropertyAssignment(parent)) return replace(at, `${keyText(to)}: ${at.getText()}`);
  if (ts.isBindingElement(parent) && !parent.propertyName) return replace(at, `${keyText(to)}: ${at.getText()}`);
  const quote = at.getText()[0]!;
  if (ts.isStringLiteralLike(at)) return replace(at, quote + to + quote);
  return replace(at, ts.isPropertyAccessExpression(parent) ? to : keyText(to));
}

/** What a name may be a property of: of a value, of what is expected there, of what is taken apart. */
function symbolsOf(node: ts.Node, checker: ts.TypeChecker): readonly ts.Symbol[] {
  const { parent } = node;
  const text = ts.isStringLiteralLike(node) ? node.text : node.getText();
  const of = (type: ts.Type | undefined): readonly (ts.Symbol | undefined)[] => {
    const parts = type?.isUnion() ? type.types : type ? [type] : [];
    return parts.map((one) => checker.getPropertyOfType(checker.getNonNullableType(one), text));
  };
  const found: (ts.Symbol | undefined)[] = [];
  if (ts.isBindingElement(parent)) found.push(...of(checker.getTypeAtLocation(parent.parent)));
  else if (ts.isShorthandPropertyAssignment(parent) || ts.isPropertyAssignment(parent))
    found.push(...of(checker.getContextualType(parent.parent)), checker.getSymbolAtLocation(node));
  else if (ts.isElementAccessExpression(parent)) found.push(...of(checker.getTypeAtLocation(parent.expression)));
  else found.push(checker.getSymbolAtLocation(node));
  return found.flatMap((symbol) => (symbol ? [symbol, ...checker.getRootSymbols(symbol)] : []));
}

/** Every place in which a name may stand for a property of that name. */
function nameNodes(file: ts.SourceFile, name: string): readonly ts.Node[] {
  const { Identifier, StringLiteral, NoSubstitutionTemplateLiteral } = ts.SyntaxKind;
  return nodesOf<ts.Identifier | ts.StringLiteralLike>(file, Identifier, StringLiteral, NoSubstitutionTemplateLiteral).filter(
    (node) =>
      node.text === name &&
      (isNameOf(node, node.parent) || (ts.isElementAccessExpression(node.parent) && node.parent.argumentExpression === node)),
  );
}

function isNameOf(node: ts.Node, parent: ts.Node): boolean {
  if (ts.isBindingElement(parent)) return ts.isObjectBindingPattern(parent.parent) && (parent.propertyName ?? parent.name) === node;
  const isMember =
    ts.isPropertyAccessExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent);
  return isMember && parent.name === node;
}

/** The files with what they import from the project, over the least of a standard library. */
function programOver(files: readonly FileId[], world: World): ts.Program {
  const parsed = new Map<FileId, ts.SourceFile | undefined>();
  const parse = (file: FileId): ts.SourceFile | undefined => {
    if (file === libraryFile) return ts.createSourceFile(file, library, ts.ScriptTarget.ES2022, true);
    if (!parsed.has(file) && parsed.size < mostFiles) parsed.set(file, world.parse(file));
    return parsed.get(file);
  };
  const host: ts.CompilerHost = {
    getSourceFile: parse,
    fileExists: (file) => parse(file) !== undefined,
    readFile: (file) => parse(file)?.text,
    getDefaultLibFileName: () => libraryFile,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (file) => file,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => {},
    resolveModuleNameLiterals: (names, from) =>
      names.map(({ text }) => {
        const file = world.facts.resolve(from, text);
        const extension = file && /(\.d)?\.[cm]?[jt]sx?$/.exec(file)?.[0];
        return { resolvedModule: file && extension ? { resolvedFileName: file, extension } : undefined };
      }),
  };
  return ts.createProgram([libraryFile, ...files], options, host);
}
