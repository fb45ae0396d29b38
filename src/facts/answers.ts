import type { FileFact } from '../engine/facts.ts';
import { memo } from '../engine/memo.ts';
import { nodesOf } from '../engine/nodes.ts';
import { ts } from '../engine/ts.ts';
import { calleeName, shown } from '../syntax/expressions.ts';
import { flowsInto } from '../syntax/flows.ts';
import { functionId, functionsOf, indexOfCall, ownerOf } from '../syntax/functions.ts';
import { bodySent } from './contracts/handlers.ts';
import { type EntryPoint, entryPointAround } from './entry-points.ts';
import { type CallPlace, type HandedOn, handedOn } from './handed-on.ts';

/** Something that goes to a client. */
export interface Sent {
  /** What is answered: `GET /users/:id`, or the function that does it. */
  readonly by: string;
  readonly proof: string;
  readonly flows: readonly HandedOn[];
  /** It is handed to a function, as this argument: that may send it. */
  readonly through?: CallPlace & { readonly argument: number };
}

export interface Answers {
  readonly sent: readonly Sent[];
  /** Which of its parameters a function sends, by function id. */
  readonly passes: Readonly<Record<string, readonly number[]>>;
}

export const answers: FileFact<Answers> = {
  id: 'answers',
  version: 4,
  extract(file) {
    const passes: Record<string, readonly number[]> = {};
    const sent = sentIn(file);
    for (const { flows, node, through } of sent) {
      const fn = through ? undefined : ownerAround(node);
      const given = flows.flatMap(({ parameter, take }) => (parameter !== undefined && take === undefined ? [parameter] : []));
      if (fn !== undefined && given.length) passes[fn] = [...new Set([...(passes[fn] ?? []), ...given])];
    }
    return { sent: sent.map(({ node: _, value: __, ...one }) => one), passes };
  },
};

type Found = Sent & { readonly node: ts.Node; readonly value: ts.Expression };

/** Everything in a file that goes to a client, with where it does. */
export function sentIn(file: ts.SourceFile): readonly Found[] {
  return sending.test(file.text) ? memo(known, file, () => findSent(file)) : [];
}

const known = new WeakMap<ts.SourceFile, readonly Found[]>();

function findSent(file: ts.SourceFile): readonly Found[] {
  const found: Found[] = [];
  const assigned = /\.body\s*=/.test(file.text) ? nodesOf<ts.BinaryExpression>(file, ts.SyntaxKind.BinaryExpression) : [];
  const made = /new \w*Response\b/.test(file.text) ? nodesOf<ts.NewExpression>(file, ts.SyntaxKind.NewExpression) : [];
  for (const node of [...nodesOf<ts.CallExpression>(file, ts.SyntaxKind.CallExpression), ...assigned, ...made]) {
    const body = bodySent(node);
    if (body && !body.isError) add(body.value, node, body.proof, found);
    else if (ts.isCallExpression(node)) addHelped(node, found);
  }
  const isMadeOfMethods = !returning.test(file.text);
  for (const { node } of functionsOf(file)) {
    if (ts.isSourceFile(node) || (isMadeOfMethods && !(ts.isMethodDeclaration(node) && node.modifiers?.some(ts.isDecorator)))) continue;
    addReturned(node, found);
  }
  return found.sort((a, b) => a.node.pos - b.node.pos || b.node.end - a.node.end);
}

/** Where more than methods of controllers is returned to clients. */
const returning = /rocedure|use server|\b(loader|action)\b|getServerSideProps|fastify|elysia/i;

const sending =
  /\bjson\b|\b(send|ok|created)\(|\.body\s*=|(respon[ds]|success|reply)\w*\.?\w*\(|@\w*Controller\(|@Route\(|@(Get|Post|Put|Patch|Delete)\(|rocedure|use server/i;

/** What something stands for is shaped on its way: by a schema for the response, by an interceptor. */
const shaping = /\bresponse\s*:|\.output\(|Serializ|Redact|Transform\w*Interceptor|@Serialize|returns\(/;

function add(value: ts.Expression, node: ts.Node, proof: string, found: Found[]): void {
  const flows = handedOn(flowsInto(value));
  const entry = entryPointAround(node);
  if (!flows.length || (entry && isShaped(entry))) return;
  found.push({ by: entry?.name ?? nameOfOwner(node), proof, flows, node, value });
}

/** `return responses.successResponse(webhook)`: the project's own way to answer. */
function addHelped(call: ts.CallExpression, found: Found[]): void {
  if (!helper.test(calleeName(call) ?? '') || /^(res|reply|ctx|c|Response|NextResponse|JSON|console|logger)\b/.test(call.getText())) return;
  for (const [argument, value] of call.arguments.entries()) {
    const flows = handedOn(flowsInto(value));
    const owner = flows.length ? ownerOf(call) : undefined;
    const entry = owner && entryPointAround(call);
    if (owner && !(entry && isShaped(entry)))
      found.push({
        by: entry?.name ?? nameOfOwner(call),
        proof: `handed to \`${shown(call.expression, 40)}\``,
        flows,
        through: { within: owner.id, at: indexOfCall(call), argument },
        node: call,
        value,
      });
  }
}

const helper = /respon[ds]|success|reply|^(ok|json|send|created|handleSuccess)$/i;

/** Frameworks send what controllers, procedures, server actions and loaders return. */
function addReturned(fn: ts.SignatureDeclaration, found: Found[]): void {
  if (!('body' in fn) || !fn.body) return;
  const entry = entryPointAround(fn);
  if (entry?.answers !== 'as it is' || !isItself(fn, entry) || isShaped(entry)) return;
  const isSentByFramework = !/^[A-Z]+ /.test(entry.name) || ts.isMethodDeclaration(fn) || /fastify|elysia/i.test(fn.getSourceFile().text);
  if (!isSentByFramework || takesResponse(fn)) return;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && node !== fn) return;
    if (ts.isReturnStatement(node) && node.expression) addValue(node.expression);
    ts.forEachChild(node, visit);
  };
  const addValue = (value: ts.Expression): void => {
    const flows = handedOn(flowsInto(value));
    if (flows.length) found.push({ by: entry.name, proof: 'returned', flows, node: value, value });
  };
  if (ts.isBlock(fn.body as ts.Node)) visit(fn);
  else addValue(fn.body as ts.Expression);
}

/** Of the functions in an entry point, the one that the framework runs. */
function isItself(fn: ts.Node, entry: EntryPoint): boolean {
  for (let node: ts.Node = fn; node; node = node.parent) {
    if (node === entry.fn) return node === fn || !ts.isFunctionLike(node);
    if (node !== fn && ts.isFunctionLike(node)) return false;
  }
  return false;
}

function takesResponse(fn: ts.SignatureDeclaration): boolean {
  return fn.parameters.some((one) => /^@Res\(\)|^@Response\(\)/.test(one.getText()));
}

function isShaped({ fn }: EntryPoint): boolean {
  const { parent } = fn;
  if (ts.isMethodDeclaration(fn)) {
    const decorators = [...(ts.getDecorators(fn) ?? []), ...(ts.isClassLike(parent) ? (ts.getDecorators(parent) ?? []) : [])];
    return decorators.some((one) => shaping.test(one.getText()));
  }
  if (!ts.isCallExpression(parent)) return false;
  return shaping.test(parent.expression.getText()) || parent.arguments.some((one) => one !== fn && shaping.test(one.getText()));
}

function ownerAround(node: ts.Node): string | undefined {
  for (let { parent } = node; parent; { parent } = parent) {
    const id = ts.isFunctionLike(parent) ? functionId(parent) : undefined;
    if (id !== undefined) return id;
  }
  return;
}

function nameOfOwner(node: ts.Node): string {
  const id = ownerAround(node)?.replace(/#\d+$/, '');
  if (id !== undefined && id !== 'anonymous') return `\`${id}\``;
  // `export const GET = withUser(async (request) => …)`
  const variable = ts.findAncestor(node, ts.isVariableStatement)?.declarationList.declarations[0]?.name;
  return variable && ts.isSourceFile(variable.parent.parent.parent.parent) ? `\`${variable.getText()}\`` : 'a handler';
}
