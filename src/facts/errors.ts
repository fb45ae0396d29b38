import type { FileFact } from '../engine/facts.ts';
import { memo } from '../engine/memo.ts';
import { nodesOf } from '../engine/nodes.ts';
import { ts } from '../engine/ts.ts';
import { calleeName, unwrapped } from '../syntax/expressions.ts';
import { packageOf } from '../syntax/packages.ts';
import { bodySent } from './contracts/handlers.ts';

/** A place that shows what a driver or client has thrown, or judges it. */
export interface Judged {
  readonly at: ts.Expression;
  /** `sent`: the message goes to whoever asked. `tested`: the code or class of a driver's error decides something. */
  readonly is: 'sent' | 'tested';
  /** Where what is caught is thrown. */
  readonly tried?: ts.Block;
  /** The class or code that proves that it is a driver's. */
  readonly proof?: string;
  /** The class is called like a driver's, and comes from elsewhere: its text may be the project's. */
  readonly isOwn?: true;
  /** It is of a client of other services, not of a database. */
  readonly isRemote?: true;
}

/** How many such places a file may hold: most hold none, and are not parsed for them. */
export const errorPlaces: FileFact<number> = {
  id: 'error places',
  version: 3,
  extract: (file) => errorsIn(file).length,
};

const found = new WeakMap<ts.SourceFile, readonly Judged[]>();

/** Where a file sends or tests what it has caught. */
export function errorsIn(file: ts.SourceFile): readonly Judged[] {
  return /\bcatch\b|Error\b/.test(file.text) ? memo(found, file, () => findErrors(file)) : [];
}

function findErrors(file: ts.SourceFile): readonly Judged[] {
  const compared = /instanceof|\.(code|errno|number)\b/.test(file.text)
    ? nodesOf<ts.BinaryExpression>(file, ts.SyntaxKind.BinaryExpression)
    : [];
  const asked = /isAxiosError/.test(file.text) ? nodesOf<ts.CallExpression>(file, ts.SyntaxKind.CallExpression) : [];
  const places = [
    ...nodesOf<ts.CatchClause>(file, ts.SyntaxKind.CatchClause).flatMap(sentIn),
    ...[...compared, ...asked].flatMap((node) => testedBy(node) ?? []),
  ];
  return places.sort((a, b) => a.at.pos - b.at.pos);
}

function sentIn({ variableDeclaration, block, parent }: ts.CatchClause): readonly Judged[] {
  const name = variableDeclaration && ts.isIdentifier(variableDeclaration.name) ? variableDeclaration.name.text : undefined;
  if (name === undefined) return [];
  const places: Judged[] = [];
  const visit = (node: ts.Node): void => {
    for (const value of valuesSent(node)) {
      const shown = shownOf(name, value);
      if (!shown) continue;
      const narrowed = narrowing(name, shown, block);
      if (narrowed === 'no driver') continue;
      const isOwn = narrowed !== undefined && isCommonName(narrowed) && !drivers.test(packageOf(narrowed, shown) ?? '');
      places.push({
        at: shown,
        is: 'sent',
        tried: parent.tryBlock,
        ...(narrowed && { proof: narrowed }),
        ...(isOwn && { isOwn: true as const }),
      });
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(block);
  return places;
}

/** What a node gives to whoever asked: a body, an argument of the project's own way to answer, the text of an exception that a framework answers with. */
function valuesSent(node: ts.Node): readonly ts.Node[] {
  const body = bodySent(node);
  if (body) return [body.value];
  // What such a function makes of the error itself, it alone knows.
  if (ts.isCallExpression(node)) return answering.test(calleeName(node) ?? '') ? node.arguments.filter((one) => !ts.isIdentifier(one)) : [];
  return ts.isNewExpression(node) && exceptions.test(node.expression.getText()) ? (node.arguments ?? []) : [];
}

const answering = /^(json|send|sendError|fail|\w*[rR]esponse)$/;
const exceptions =
  /^(\w*HttpException|\w*(Request|Server\w*|Found|Conflict|Unprocessable\w*)Exception|TRPCError|HTTPException|HttpError|Response)$/;

/** `error.message`, `error.stack`, `String(error)`, `JSON.stringify(error)`, or the error itself. */
function shownOf(name: string, value: ts.Node): ts.Expression | undefined {
  let result: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (result || ts.isFunctionLike(node)) return;
    if (ts.isShorthandPropertyAssignment(node)) {
      if (node.name.text === name) result = node.name;
    } else if (ts.isPropertyAccessExpression(node)) {
      if (isName(node.expression, name) && /^(message|stack|detail|sqlMessage|meta)$/.test(node.name.text)) result = node;
      else if (!ts.isIdentifier(node.expression)) visit(node.expression);
    } else if (isName(node, name)) result = node as ts.Expression;
    else for (const part of partsShown(node)) visit(part);
  };
  visit(value);
  return result;
}

/** The parts of an expression that are shown with it: what only decides, and what other functions make of the error, is not. */
function partsShown(node: ts.Node): readonly ts.Node[] {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isPropertyAssignment(node)) return isKeptBack(node) ? [] : [node.initializer];
  if (ts.isCallExpression(node) && !/^(String|JSON\.stringify)$/.test(node.expression.getText())) return [];
  const parts: ts.Node[] = [];
  ts.forEachChild(node, (part) => {
    parts.push(part);
  });
  return parts;
}

/** `{ message: '…', cause: error }`: frameworks log the cause; only where there is no message does tRPC send that of the cause. */
function isKeptBack({ name, parent }: ts.PropertyAssignment): boolean {
  if (name.getText() !== 'cause') return false;
  const isOfTrpc = ts.isNewExpression(parent.parent) && parent.parent.expression.getText() === 'TRPCError';
  return !isOfTrpc || parent.properties.some((one) => one.name?.getText() === 'message');
}

function isName(node: ts.Node, name: string): boolean {
  const inner = unwrapped(node as ts.Expression);
  return ts.isIdentifier(inner) && inner.text === name;
}

/** What is known of the error where it is shown: the class or code of a driver; that it is something else; or nothing. */
function narrowing(name: string, shown: ts.Node, block: ts.Node): string | undefined {
  for (let inner = shown, outer = shown.parent; inner !== block && outer; inner = outer, outer = outer.parent) {
    const condition =
      ts.isIfStatement(outer) && outer.thenStatement === inner
        ? outer.expression
        : ts.isConditionalExpression(outer) && outer.whenTrue === inner
          ? outer.condition
          : ts.isCaseClause(outer) && inner !== outer.expression
            ? outer.expression
            : undefined;
    const text = condition?.getText() ?? '';
    if (!new RegExp(`\\b${name}\\b`).test(text) || /^!/.test(text)) continue;
    const [, type] = /instanceof\s+([\w.]+)/.exec(text) ?? [];
    const driver = (type && driverErrors.test(type) ? type : undefined) ?? /['"](P\d{4}|\d{5}|ER_\w+)['"]/.exec(text)?.[1];
    if (driver) return driver;
    if (type !== 'Error' && !/^\(?\s*(typeof|!?\w+\s*$|\w+\s*&&)|'message' in|"message" in/.test(text)) return 'no driver';
  }
  return;
}

const driverErrors =
  /(^|\.)(PrismaClient\w*Error|QueryFailedError|EntityNotFoundError|DatabaseError|MongoServerError|MongoError|\w*IntegrityConstraintViolationError|SlonikError|KnexTimeoutError|UniqueConstraintError|ForeignKeyConstraintError|SequelizeDatabaseError|SequelizeUniqueConstraintError|DrizzleQueryError|NoResultError)$/;

/** Names that projects give to errors of their own as well. */
function isCommonName(type: string): boolean {
  return /^(Database|UniqueConstraint|ForeignKeyConstraint|NoResult)Error$/.test(type);
}

/** The packages whose errors these are. */
const drivers =
  /^(@prisma\/client|\.prisma|slonik|@silverhand\/slonik|typeorm|sequelize|mongodb|mongoose|knex|pg|mysql2|drizzle-orm|kysely|objection|@mikro-orm)/;

/** Errors of clients of other services, and the packages whose they are. */
const remoteErrors = /(^|\.)(AxiosError|HTTPError|RequestError|GaxiosError|ResponseError)$/;
const remoteClients = /^(axios|got|ky|gaxios|superagent|undici)$/;

/** `error instanceof Prisma.PrismaClientKnownRequestError`, `error.code === '23505'`, `axios.isAxiosError(error)`. */
function testedBy(node: ts.Node): Judged | undefined {
  if (ts.isCallExpression(node)) {
    const [root = ''] = node.expression.getText().split('.');
    const isTest = /(^|\.)isAxiosError$/.test(node.expression.getText()) && packageOf(root, node) === 'axios';
    return isTest ? { at: node, is: 'tested', proof: 'AxiosError', isRemote: true } : undefined;
  }
  if (!ts.isBinaryExpression(node)) return;
  const { left, right, operatorToken } = node;
  if (operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) return testedByClass(node, right.getText());
  if (!comparing.has(operatorToken.kind) || !/\.(code|errno|number)$/.test(left.getText())) return;
  const [, code] = /^['"](P2\d{3}|23\d{3}|40001|40P01|ER_DUP_\w+|SQLITE_CONSTRAINT\w*)['"]$|^(11000)$/.exec(right.getText()) ?? [];
  const known = code ?? (/^11000$/.test(right.getText()) ? '11000' : undefined);
  return known ? { at: node, is: 'tested', proof: known } : undefined;
}

const comparing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

function testedByClass(node: ts.BinaryExpression, type: string): Judged | undefined {
  const home = packageOf(type.split('.')[0]!, node) ?? '';
  const proof = type.split('.').at(-1)!;
  if (driverErrors.test(type) && drivers.test(home)) return { at: node, is: 'tested', proof };
  return remoteErrors.test(type) && remoteClients.test(home) ? { at: node, is: 'tested', proof, isRemote: true } : undefined;
}
