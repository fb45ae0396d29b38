import { ts } from '../engine/ts.ts';
import { queries } from '../facts/effects.ts';
import { libraries } from '../libraries/index.ts';
import type { Library, Operation, Shape } from '../libraries/library.ts';
import { type Call, calleeName, calleeOf } from '../syntax/expressions.ts';
import { isAwaited } from '../syntax/functions.ts';

/** What the compiler's types say of a call. */
export type Verdict =
  | { readonly is: 'operation'; readonly library: string }
  /** Declared by a package that we know, but no operation that we can tell. */
  | { readonly is: 'library' }
  /** A function with a body, in a file of the project. */
  | { readonly is: 'function'; readonly declaration: ts.SignatureDeclaration }
  /** Another package's, or the project's without a body. */
  | { readonly is: 'other'; readonly file: string }
  /** `any`, or nothing resolved. */
  | { readonly is: 'unknown' };

/** Reads off a call, by types alone, whether it runs a database operation. */
export function verdictOf(call: Call, checker: ts.TypeChecker): Verdict {
  const declared = declarationOf(call, checker);
  const library = declared && libraryOfFile(declared.getSourceFile());
  if (isAwaited(call) || library) {
    const type = checker.getTypeAtLocation(call);
    const builder = builderOf(type, checker);
    if (builder && isAwaited(call)) return { is: 'operation', library: builder };
    if (library && !builder && isNamed(call, library) && (isThenable(type, checker) || isGivenCallback(call, checker)))
      return { is: 'operation', library };
  }
  if (!declared) return { is: 'unknown' };
  if (library) return { is: 'library' };
  const declaration = implementationOf(declared, checker);
  return declaration ? { is: 'function', declaration } : { is: 'other', file: declared.getSourceFile().fileName };
}

/** The library that declares what stands in a file. */
export function libraryOfFile({ fileName, text }: ts.SourceFile): string | undefined {
  const at = fileName.lastIndexOf('/node_modules/');
  if (at < 0) return /from ["']@prisma\/client\/runtime\//.test(text) ? 'prisma' : undefined;
  const name = packageName(fileName.slice(at + '/node_modules/'.length));
  return byPackage.get(name.replace(/^@types\/(?:(.+)__)?/, (_, scope?: string) => (scope ? `@${scope}/` : '')));
}

/** Whether a call of the shape reaches the database, and whether waiting for it does. */
const isOperation = (shape: Shape | undefined): boolean => isQuery(shape?.call?.operation);
const isBuilder = (shape: Shape | undefined): boolean => isQuery(shape?.awaited?.operation);
const isQuery = (operation: Operation | undefined): boolean => operation !== undefined && queries.includes(operation.kind);

const known: readonly Library[] = libraries;

/** By package, without the paths inside it. Prisma generates into a package of its own. */
const byPackage = new Map<string, string>([
  ...known.flatMap(({ id, packages }) => packages.map((name): [string, string] => [packageName(name), id])),
  ['.prisma', 'prisma'],
]);

interface Names {
  /** Methods that are an operation. */
  readonly operations: ReadonlySet<string>;
  /** Methods that open a transaction or the like where they are handed a callback. */
  readonly scopes: ReadonlySet<string>;
}

const namesByLibrary = new Map(
  known.map(({ id, shapes }): [string, Names] => {
    const members = Object.values(shapes).flatMap((shape) => Object.entries(shape.members ?? {}));
    const leadingTo = (isWanted: (shape: Shape | undefined) => boolean): ReadonlySet<string> =>
      new Set(members.filter(([, shape]) => isWanted(shapes[shape])).map(([name]) => name));
    return [id, { operations: leadingTo(isOperation), scopes: leadingTo((shape) => shape?.callback !== undefined) }];
  }),
);

const withBuilders = new Set(known.filter(({ shapes }) => Object.values(shapes).some(isBuilder)).map(({ id }) => id));

function isNamed(call: Call, library: string): boolean {
  const name = calleeName(call) ?? '';
  const { operations, scopes } = namesByLibrary.get(library)!;
  const [first] = ts.isCallExpression(call) ? call.arguments : [];
  return operations.has(name) && !(scopes.has(name) && first && ts.isFunctionLike(first));
}

/** The library whose builder a type is: only waiting for such a value sends it. */
function builderOf(type: ts.Type, checker: ts.TypeChecker): string | undefined {
  if (!isThenable(type, checker)) return;
  const parts = type.isUnionOrIntersection() ? [type, ...type.types] : [type];
  return parts
    .flatMap(({ symbol, aliasSymbol }) => [symbol, aliasSymbol])
    .flatMap((symbol) => symbol?.declarations ?? [])
    .map((declaration) => libraryOfFile(declaration.getSourceFile()))
    .find((library) => library !== undefined && withBuilders.has(library));
}

function isThenable(type: ts.Type, checker: ts.TypeChecker): boolean {
  return checker.getPropertyOfType(type, 'then') !== undefined;
}

/** Some clients call back instead of returning a promise. */
function isGivenCallback(call: Call, checker: ts.TypeChecker): boolean {
  const last = ts.isCallExpression(call) ? call.arguments.at(-1) : undefined;
  return last !== undefined && checker.getTypeAtLocation(last).getCallSignatures().length > 0;
}

function declarationOf(call: Call, checker: ts.TypeChecker): ts.Declaration | undefined {
  const callee = calleeOf(call);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return checker.getResolvedSignature(call)?.declaration ?? checker.getSymbolAtLocation(name)?.declarations?.[0];
}

/** The body that runs where a call is declared by a function of the project or by one of its overloads. */
function implementationOf(declared: ts.Declaration, checker: ts.TypeChecker): ts.SignatureDeclaration | undefined {
  if (declared.getSourceFile().isDeclarationFile) return;
  const name = ts.getNameOfDeclaration(declared);
  const symbol = name && checker.getSymbolAtLocation(name);
  return [declared, ...(symbol?.declarations ?? [])].find(
    (node): node is ts.SignatureDeclaration => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined,
  );
}

function packageName(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}
