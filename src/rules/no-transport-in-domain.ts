import { defineRule, notInProduction, type Problem, type RuleContext } from '../engine/rule.ts';
import { ts } from '../engine/ts.ts';
import { layerOf, standingOf } from '../facts/layers.ts';
import { pathOf } from '../facts/root-folder.ts';
import { takesTransport, transportOf, writesTo } from '../facts/transport.ts';
import { functionsOf, parametersOf } from '../syntax/functions.ts';

export const noTransportInDomain = defineRule({
  id: 'no-transport-in-domain',
  concept: 'separation-of-concerns',
  severity: 'warning',
  needs: 'facts',
  summary: 'A service or a repository takes the response of a route, and writes to it.',
  why: `
A service that answers a request can be called by a request only: not by a job, not by another service, not by a test without a server.
It decides for every route what a failure looks like, and its callers cannot tell whether something has been sent already.
Take the values that are needed, return a value or throw an error of the domain, and let the handler answer.

Where a service takes only the request, it is a hint. Middleware, what turns a request into a context, and exceptions of NestJS in its services are left alone.

Ignore it when the module exists for HTTP, as a session or a proxy does.`,
  examples: [
    {
      prelude: `
//- /app.ts
export const routes = ['/orders/:id'];
//- /services/orders.ts
import type { Response } from 'express';
declare function load(id: string): Promise<{ id: string } | null>;
export class OrderNotFound extends Error {}`,
      bad: `
export async function findOrder(id: string, res: Response) {
  //                                        ^^^^^^^^^^^^^ \`findOrder\` takes \`res\` and answers the request, in the domain layer: only a route can call it. Return a value or throw an error of the domain, and let the handler answer.
  const order = await load(id);
  if (!order) res.status(404).json({ error: 'not found' });
  return order;
}`,
      good: `
export async function findOrder(id: string) {
  const order = await load(id);
  if (!order) throw new OrderNotFound(id);
  return order;
}`,
    },
  ],
  skips: notInProduction,
  mayApply: (file, facts) => facts.of(takesTransport, file) && isInside(facts.about(layerOf, file)),
  visit: {
    *SourceFile(file, ctx) {
      for (const { node, id } of functionsOf(file)) if (!ts.isSourceFile(node)) yield* problemsIn(node, id.replace(/#\d+$/, ''), ctx);
    },
  },
});

/** Folders of helpers hold anything: only what a name or a folder of services, models or repositories says is inside. */
function isInside({ layer, why }: { readonly layer: string; readonly why: string }): boolean {
  return (layer === 'domain' || layer === 'data access') && why !== 'nothing says otherwise' && !/^it queries/.test(why);
}

function* problemsIn(fn: ts.SignatureDeclaration, id: string, { facts, file }: RuleContext): Iterable<Problem> {
  const parameters = parametersOf(fn);
  const taken = parameters.flatMap((parameter) => {
    const kind = transportOf(parameter, facts);
    return kind ? [{ parameter, kind }] : [];
  });
  if (!taken.length || isMiddleware(parameters) || adapting.test(id) || standingOf(fn, facts).layer === 'handler') return;
  if (ofHttp.test(`/${pathOf(file.fileName, facts)}`) || streaming.test(fn.getText())) return;
  const standing = standingOf(fn, facts);
  const name = id === 'anonymous' ? 'A function' : `\`${id.replace(/^.*\./, '')}\``;
  const answered = taken
    .map((one) => ({ ...one, writes: one.kind === 'request' ? [] : writesTo(one.parameter) }))
    .find(({ kind, writes }) => kind === 'response' || writes.length);
  // A folder of libraries holds helpers of handlers, too.
  const isShelf = /`(lib|libs|core|libraries|commands)`/.test(standing.why);
  const because = [{ at: fn.name ?? fn, message: `it stands in the ${standing.layer} layer, as ${standing.why}` }];
  if (answered) {
    const { parameter, writes } = answered;
    const does = writes.length ? ' and answers the request' : ', the response';
    yield {
      at: parameter,
      message: `${name} takes \`${parameter.name.getText()}\`${does}, in the ${standing.layer} layer: only a route can call it. Return a value or throw an error of the domain, and let the handler answer.`,
      because: [...because, ...writes.slice(0, 3).map((at) => ({ at, message: 'it answers here' }))],
      ...(isShelf && { isHint: true as const }),
    };
    return;
  }
  if (isShelf) return;
  // A context that is only handed on is a project's unit of work.
  const request = taken.find(({ kind }) => kind === 'request');
  if (!request) return;
  const { parameter } = request;
  yield {
    at: parameter,
    message: `${name} takes the request \`${parameter.name.getText()}\`, in the ${standing.layer} layer: only a route can call it. Take the values that it needs.`,
    isHint: true,
    because,
  };
}

function isMiddleware(parameters: readonly ts.ParameterDeclaration[]): boolean {
  return parameters.some(({ name }) => /^_?(next|done)$/.test(name.getText()));
}

/** What turns a request into something else, or answers by its very name. */
const adapting =
  /context|request|reqTo|middleware|cookie|header|\bip\b|clientIp|session|locale|userAgent|guard|authenticat|handler$|(^|\.)(respond|send|reply|refuse|reject|deny|render|redirect|proxy|stream|log|audit)/i;

/** Protocols that are made of requests and answers. */
const ofHttp = /\/auth\/|endpoint|\bmcp\b|oauth|oidc|saml|passport|session|csrf|proxy|websocket|\bsse\b|middleware/i;

/** What is sent piece by piece cannot be returned. */
const streaming = /\bpipe(line)?\(|\.write\(|\.flushHeaders\(|sendFile\(|\.download\(|text\/event-stream/;
