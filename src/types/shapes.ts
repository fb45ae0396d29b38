import { memo } from '../engine/memo.ts';
import { ts } from '../engine/ts.ts';
import { libraryBehind, libraryOfFolder, shapeOf } from '../libraries/catalogue.ts';
import type { Library, Shape } from '../libraries/library.ts';
import { calleeOf, isCall, unwrapped } from '../syntax/expressions.ts';
import { packageOf } from './resolution.ts';

/** A value of a library that we know. */
export interface LibraryValue {
  readonly library: string;
  readonly shape: string;
}

/** What an expression is in the words of a library: by its type, else by how it is made of what has such a type. */
export function shapeOfExpression(node: ts.Expression, checker: ts.TypeChecker): LibraryValue | undefined {
  const expression = unwrapped(node);
  const known = shapeOfType(checker.getTypeAtLocation(expression), checker);
  if (known) return known;
  if (ts.isPropertyAccessExpression(expression)) {
    // What a project adds to a library's type is the project's own.
    const symbol = checker.getSymbolAtLocation(expression.name);
    if (!symbol || !libraryDeclaring(symbol)) return;
    const owner = shapeOfExpression(expression.expression, checker);
    return next(owner, ({ members = {}, otherMembers }) => own(members, expression.name.text) ?? otherMembers);
  }
  if (isCall(expression)) return next(shapeOfExpression(calleeOf(expression), checker), ({ call }) => call?.returns);
  if (ts.isAwaitExpression(expression)) return shapeOfAwaited(shapeOfExpression(expression.expression, checker));
  return;
}

function next(value: LibraryValue | undefined, step: (shape: Shape) => string | undefined): LibraryValue | undefined {
  const shape = value && step(shapeOf(value));
  return shape === undefined ? undefined : { library: value!.library, shape };
}

function shapeOfAwaited(value: LibraryValue | undefined): LibraryValue | undefined {
  const awaited = value && shapeOf(value).awaited;
  return awaited ? next(value, () => awaited.gives) : value;
}

/** What every value of a type is; undefined where the type does not say, or its alternatives are different things. */
function shapeOfType(type: ts.Type, checker: ts.TypeChecker, depth = 0): LibraryValue | undefined {
  if (depth > 10) return;
  const inner = (other: ts.Type): LibraryValue | undefined => shapeOfType(other, checker, depth + 1);
  const alias = type.aliasSymbol && declaredShape(type.aliasSymbol);
  if (alias) return alias;
  if (type.isUnion()) return agreed(type.types.filter(({ flags }) => !(flags & nothing)).map(inner));
  if (type.isIntersection()) return type.types.map(inner).find((found) => found !== undefined);
  if (type.flags & ts.TypeFlags.TypeParameter) {
    const constraint = checker.getBaseConstraintOfType(type);
    return constraint && constraint !== type ? inner(constraint) : undefined;
  }
  const { symbol } = type;
  if (!symbol) return;
  if (symbol.flags & ts.SymbolFlags.Class && !type.isClassOrInterface() && !isReference(type)) return shapeOfClass(symbol, checker, depth);
  const declared = declaredShape(symbol);
  if (declared) return declared;
  const [whole] = transparent.has(type.aliasSymbol?.name ?? '') ? (type.aliasTypeArguments ?? []) : [];
  if (whole) return inner(whole);
  const generic = isReference(type) ? type.target : type;
  return generic.isClassOrInterface()
    ? checker
        .getBaseTypes(generic)
        .map(inner)
        .find((found) => found !== undefined)
    : undefined;
}

const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void | ts.TypeFlags.Never;

/** Types that leave the methods of their first argument what they are. */
const transparent = new Set(['Omit', 'Pick', 'Partial', 'Required', 'Readonly', 'NonNullable']);

/** What a class itself is (`User` in `User.findAll()`), its own or that of the class it extends. */
function shapeOfClass(symbol: ts.Symbol, checker: ts.TypeChecker, depth: number): LibraryValue | undefined {
  const library = libraryDeclaring(symbol);
  const shape = library && own(library.exports, symbol.name);
  if (shape !== undefined) return { library: library!.id, shape };
  const declaration = symbol.declarations?.find(ts.isClassLike);
  const base = declaration?.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  return base && shapeOfType(checker.getTypeAtLocation(base.expression), checker, depth + 1);
}

/** What a value of a declared type is, where a library declares it. */
function declaredShape(symbol: ts.Symbol): LibraryValue | undefined {
  const library = symbol.flags & types ? libraryDeclaring(symbol) : undefined;
  if (!library) return;
  const shape = typeNamed(library, symbol.name) ?? instanceNamed(library, symbol.name);
  return shape === undefined ? undefined : { library: library.id, shape };
}

const types = ts.SymbolFlags.Class | ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias;

function typeNamed({ types = {} }: Library, name: string): string | undefined {
  const exact = own(types, name);
  if (exact !== undefined) return exact;
  return Object.entries(types).find(([pattern]) => pattern.startsWith('*') && name.endsWith(pattern.slice(1)))?.[1];
}

function instanceNamed({ exports, shapes }: Library, name: string): string | undefined {
  const shape = own(exports, name);
  return shape === undefined ? undefined : shapes[shape]?.instance;
}

/** The library that declares a symbol, in its package or in the code that it generates. */
export function libraryDeclaring(symbol: ts.Symbol): Library | undefined {
  const file = symbol.declarations?.[0]?.getSourceFile();
  return file && memo(libraries, file, () => ({ library: libraryOfFile(file) })).library;
}

const libraries = new WeakMap<ts.SourceFile, { readonly library: Library | undefined }>();

function libraryOfFile(file: ts.SourceFile): Library | undefined {
  const name = packageOf(file.fileName);
  const library = name === undefined ? undefined : libraryOfFolder(name);
  if (library) return library;
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const behind = libraryBehind(statement.moduleSpecifier.text);
    if (behind) return behind;
  }
  return;
}

function agreed(values: readonly (LibraryValue | undefined)[]): LibraryValue | undefined {
  const [first, ...others] = values;
  return first && others.every((other) => other?.library === first.library && other.shape === first.shape) ? first : undefined;
}

function isReference(type: ts.Type): type is ts.TypeReference {
  return (type.flags & ts.TypeFlags.Object) !== 0 && ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
