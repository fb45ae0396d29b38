import { noLeakyError as rule } from '../../src/rules/no-leaky-error.ts';
import { check } from '../fixture.ts';

const shop = `
//- /orders.ts
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const cancel = async (id: number) => prisma.order.delete({ where: { id } });
export const total = (id: number) => id * 2;
`;

const sends = (by: string, what: string) =>
  `${by} sends the message of ${what}: clients read names of tables, columns and constraints. Log it, and send a text of your own.`;

describe('no-leaky-error', () => {
  describe('warns where the message of a database error reaches a client', () => {
    it('in whatever way frameworks answer, through functions', () => {
      check(
        rule,
        `
import { Router } from 'express';
import { cancel } from './orders';
const router = Router();
router.delete('/a', async (req, res) => {
  try {
    await cancel(1);
  } catch (error: any) {
    if (error instanceof Error) {
      res.status(400).json({ error: error.message });
      //                            ^^^^^^^^^^^^^ ${sends('DELETE /a', 'whatever `cancel` throws')}
    }
  }
});
router.delete('/b', async (req, res) => {
  try {
    await cancel(1);
  } catch (e) {
    return res.status(500).send(String(e));
    //                                 ^ ${sends('DELETE /b', 'whatever `cancel` throws')}
  }
});
//- /app/api/orders/route.ts
import { cancel } from '../../../orders';
export async function DELETE() {
  try {
    await cancel(1);
  } catch (error: any) {
    return Response.json({ error: \`Failed: \${error.message}\` }, { status: 500 });
    //                                       ^^^^^^^^^^^^^ ${sends('DELETE /api/orders', 'whatever `cancel` throws')}
  }
}
//- /controller.ts
import { Controller, Delete, HttpException } from '@nestjs/common';
import { cancel } from './orders';
@Controller('orders')
export class OrdersController {
  @Delete()
  async remove() {
    try {
      return await cancel(1);
    } catch (error: any) {
      throw new HttpException(error.message, 500);
      //                      ^^^^^^^^^^^^^ ${sends('DELETE /orders', 'whatever `cancel` throws')}
    }
  }
}
${shop}`,
      );
    });

    it('that is waited for in what is returned', () => {
      check(
        rule,
        `
import { Router } from 'express';
import { cancel } from './orders';
const router = Router();
router.delete('/a', async (req, res) => {
  try {
    return res.json(await cancel(1));
  } catch (error: any) {
    return res.status(500).json({ error: error.message });
    //                                   ^^^^^^^^^^^^^ ${sends('DELETE /a', 'whatever `cancel` throws')}
  }
});
${shop}`,
      );
    });

    it('as the cause of an error of tRPC that has no message', () => {
      check(
        rule,
        `
import { Router } from 'express';
import { TRPCError } from '@trpc/server';
import { cancel } from './orders';
const router = Router();
router.delete('/a', async (req, res) => {
  try {
    await cancel(1);
  } catch (error) {
    throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error });
    //                                                          ^^^^^ ${sends('DELETE /a', 'whatever `cancel` throws')}
  }
});
${shop}`,
      );
    });

    it('by the class of a driver, whatever is tried; a class of the project with that name is a hint', () => {
      check(
        rule,
        `

//- /app/api/actions/route.ts
import { DatabaseError } from 'pg';
declare const service: any, responses: any;
export const POST = async () => {
  try {
    return service.add();
  } catch (error) {
    if (error instanceof DatabaseError) return responses.badRequestResponse(error.message);
    //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: A handler knows \`DatabaseError\` of the driver. Turn it into an error of the domain where the query stands, or in one place for all routes.
    //                                                                      ^^^^^^^^^^^^^ ${sends('POST /api/actions', 'a `DatabaseError`')}
    throw error;
  }
};
//- /app/api/orders/route.ts
import { DatabaseError } from '../../../errors';
declare const service: any, responses: any;
export const POST = async () => {
  try {
    return service.add();
  } catch (error) {
    if (error instanceof DatabaseError) return responses.badRequestResponse(error.message);
    //                                                                      ^^^^^^^^^^^^^ hint: POST /api/orders sends the message of a \`DatabaseError\`: beside errors of your own, that may be one of the database, which names tables and columns. Tell them apart, and send only texts of your own.
    throw error;
  }
};
//- /errors.ts
export class DatabaseError extends Error {}
`,
      );
    });
  });

  it('hints where what is tried throws errors of its own as well, through functions', () => {
    check(
      rule,
      `
import { Router } from 'express';
import { cancel } from './orders';
import { place } from './baskets';
const router = Router();
router.post('/a', async (req, res) => {
  try {
    res.json(await place(1));
  } catch (error: any) {
    res.status(400).json({ error: error.message });
    //                            ^^^^^^^^^^^^^ hint: POST /a sends the message of whatever \`place\` throws: beside errors of your own, that may be one of the database, which names tables and columns. Tell them apart, and send only texts of your own.
  }
});
//- /baskets.ts
import { cancel } from './orders';
export const place = async (id: number) => check(id) && cancel(id);
function check(id: number) {
  if (id < 0) throw new Error('There is no such basket.');
  return true;
}
${shop}`,
    );
  });

  it('hints where only operators ask', () => {
    check(
      rule,
      `
import { Router } from 'express';
import { cancel } from './orders';
const router = Router();
router.delete('/admin/orders/:id', async (req, res) => {
  try {
    await cancel(1);
  } catch (error: any) {
    res.status(400).json({ error: error.message });
    //                            ^^^^^^^^^^^^^ hint: ${sends('DELETE /admin/orders/:id', 'whatever `cancel` throws')}
  }
});
${shop}`,
    );
  });

  it('goes by what stands in the project, not by where that stands', () => {
    check(
      rule,
      `
//- /home/admin/error-handler/app.ts
import { Router } from 'express';
import { cancel } from './data/orders';
const router = Router();
router.delete('/orders/:id', async (req, res) => {
  try {
    await cancel(1);
  } catch (error: any) {
    res.status(400).json({ error: error.message });
    //                            ^^^^^^^^^^^^^ ${sends('DELETE /orders/:id', 'whatever `cancel` throws')}
  }
});
${shop.replace('/orders.ts', '/home/admin/error-handler/data/orders.ts')}`,
    );
  });

  it('hints where a handler knows the codes of a driver', () => {
    check(
      rule,
      `
import { Router } from 'express';
import { Prisma } from '@prisma/client';
import { cancel } from './orders';
const router = Router();
router.delete('/a', async (req, res) => {
  try {
    await cancel(1);
  } catch (error: any) {
    if (error instanceof Prisma.PrismaClientKnownRequestError) return res.status(409).json({ error: 'taken' });
    //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: A handler knows \`PrismaClientKnownRequestError\` of the driver. Turn it into an error of the domain where the query stands, or in one place for all routes.
    if (error.code === '23505') return res.status(409).json({ error: 'taken' });
    //  ^^^^^^^^^^^^^^^^^^^^^^ hint: A handler knows \`23505\` of the driver. Turn it into an error of the domain where the query stands, or in one place for all routes.
    throw error;
  }
});
${shop}`,
    );
  });

  it('hints where the domain judges the errors of an HTTP client, and not where the request is made', () => {
    const judging = `
export async function charge(id: string) {
  try {
    return await send(id);
  } catch (error) {
    if (axios.isAxiosError(error)) return null;
    throw error;
  }
}
`;
    check(
      rule,
      `
//- /services/payments.ts
import axios, { AxiosError } from 'axios';
import { send } from '../clients/provider';
${judging.replace('return null;', 'return null;\n    //  ^^^^^^^^^^^^^^^^^^^^^^^^^ hint: The domain knows `AxiosError` of the HTTP client. Turn it into an error of the domain where the request is made, or in one place for all routes.')}
export const isGone = (error: unknown) => error instanceof AxiosError && error.status === 410;
//- /services/mails.ts
import axios from 'axios';
const send = (id: string) => axios.post('https://mail.example', { id });
${judging}
//- /clients/provider.ts
import axios from 'axios';
export const send = (id: string) => axios.post('https://pay.example', { id });
//- /main.ts
export {};
`,
    );
  });

  describe('stays silent where', () => {
    const cases: [why: string, tried: string, caught: string][] = [
      ['a text of its own is sent', 'await cancel(1);', "logger.error(error.message); res.status(500).json({ error: 'failed' });"],
      [
        'an error of the domain carries the text',
        'await cancel(1);',
        'if (error instanceof OrderError) res.status(400).json({ error: error.message });',
      ],
      ['the project tells such errors apart', 'await cancel(1);', 'if (isShown(error)) res.status(400).json({ error: error.message });'],
      ['what is tried is returned before it fails', 'return cancel(1);', 'res.status(400).json({ error: error.message });'],
      ['nothing that is tried asks the database', 'total(1);', 'res.status(400).json({ error: error.message });'],
      ['a function of the project makes an answer of the error itself', 'await cancel(1);', 'return buildErrorResponse(error);'],
      [
        'it is kept as the cause of one with a text of its own',
        'await cancel(1);',
        "throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'failed', cause: error });",
      ],
      [
        'it is kept as the cause of an exception of NestJS',
        'await cancel(1);',
        "throw new InternalServerErrorException('failed', { cause: error });",
      ],
      ['the error only decides', 'await cancel(1);', "res.status(error.message === 'gone' ? 404 : 500).json({ error: 'failed' });"],
    ];
    for (const [why, tried, caught] of cases) {
      it(why, () =>
        check(
          rule,
          `
import { Router } from 'express';
import { cancel, total } from './orders';
declare class OrderError extends Error {}
declare const logger: any, isShown: any, buildErrorResponse: any;
const router = Router();
router.delete('/a', async (req, res) => { try { ${tried} } catch (error: any) { ${caught} } });
${shop}`,
        ),
      );
    }

    it('it is judged where the query stands, in one place for all routes, or in a helper for that', () => {
      const judging = "export function judge(error: any) { if (error.code === '23505') throw new Error('taken'); }";
      check(
        rule,
        `
//- /repositories/orders.ts
${judging}
//- /services/orders.ts
${judging}
//- /middleware/error-handler.ts
${judging}
//- /routes/orders.ts
import { Router } from 'express';
export const isTakenError = (error: any) => error.code === '23505';
`,
      );
    });
  });
});
