import { noTransportInDomain as rule } from '../../src/rules/no-transport-in-domain.ts';
import { check } from '../fixture.ts';

const answers = (name: string, parameter: string, layer = 'domain') =>
  `\`${name}\` takes \`${parameter}\` and answers the request, in the ${layer} layer: only a route can call it. Return a value or throw an error of the domain, and let the handler answer.`;

describe('no-transport-in-domain', () => {
  describe('warns about', () => {
    it('services and models that answer, by types of the project on top of a framework', () => {
      check(
        rule,
        `
//- /types.ts
import type { Request, Response } from 'express';
export interface AuthRequest extends Request { userId: string }
export type AppResponse = Response & { locals: object };
//- /services/orders.ts
import type { AppResponse, AuthRequest } from '../types';
export class Orders {
  async cancel(req: AuthRequest, res: AppResponse) {
    //                           ^^^^^^^^^^^^^^^^ ${answers('cancel', 'res')}
    res.status(204).end();
  }
}
//- /models/TokenModel.ts
import type { Response } from 'express';
export async function createToken(res: Response) {
  //                              ^^^^^^^^^^^^^ ${answers('createToken', 'res', 'data access')}
  res.cookie('token', 'x');
}
//- /user.service.js
export function show(user, res) {
  //                       ^^^ ${answers('show', 'res')}
  res.json(user);
}
`,
      );
    });
  });

  it('goes by what stands in the project, not by where that stands', () => {
    check(
      rule,
      `
//- /home/oauth-proxy/app.ts
export const routes = ['/orders'];
//- /home/oauth-proxy/services/orders.ts
import type { Response } from 'express';
export function cancel(res: Response) {
  //                   ^^^^^^^^^^^^^ ${answers('cancel', 'res')}
  res.status(204).end();
}
`,
    );
  });

  it('hints at a service that takes the request, and at a library that answers', () => {
    check(
      rule,
      `
//- /services/presentations.ts
import type { Request } from 'express';
export async function snapshots(ids: string[], req: Request) {
  //                                           ^^^^^^^^^^^^ hint: \`snapshots\` takes the request \`req\`, in the domain layer: only a route can call it. Take the values that it needs.
  return ids;
}
//- /lib/sign-in.ts
import type { Context } from 'koa';
export const signIn = async (ctx: Context, id: string) => {
  //                         ^^^^^^^^^^^^ hint: ${answers('signIn', 'ctx')}
  ctx.body = { id };
};
`,
    );
  });

  it('stays silent in handlers and middleware, in what turns a request into a context, and in helpers of no layer', () => {
    check(
      rule,
      `
//- /services/auth.ts
import type { NextFunction, Request, Response } from 'express';
export function requireUser(req: Request, res: Response, next: NextFunction) { res.status(401).end(); }
export function getContextFromReq(req: Request) { return { user: req.headers.user }; }
//- /controllers/orders.ts
import type { Request, Response } from 'express';
export function list(req: Request, res: Response) { res.json([]); }
//- /utils/answers.ts
import type { Response } from 'express';
export function ok(res: Response) { res.json({}); }
//- /services/orders.service.ts
import { NotFoundException } from '@nestjs/common';
export class Orders { find(id: string) { throw new NotFoundException(id); } }
//- /models/document.ts
import type { Context } from 'koa';
export const publish = (ctx: Context, id: string) => [ctx.state.transaction, id];
//- /services/export.service.ts
import type { Response } from 'express';
export const exportRows = (rows: any, res: Response) => rows.pipe(res);
//- /services/files.store.ts
import type { Request, Response } from 'express';
export class Files { connectHandler = async (req: Request, res: Response) => { res.json(await this.read(req.query)); }; read(query: any) { return query; } }
//- /services/health.service.ts
import express from 'express';
export class Health {
  start(route: string) {
    const app = express();
    app.get(route, (req: express.Request, res: express.Response) => { res.json({ ok: true }); });
    app.post(route, ((req: express.Request, res: express.Response) => { res.json({ ok: true }); }));
  }
}
//- /api/store/carts/route.ts
import type { Request, Response } from 'express';
export const GET = async (req: Request, res: Response) => { res.json([]); };
//- /services/context.ts
interface Context { user: string }
export function find(ctx: Context) { return ctx.user; }
`,
    );
  });
});
