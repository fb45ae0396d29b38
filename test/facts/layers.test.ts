import assert from 'node:assert/strict';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import { layering } from '../../src/facts/layering.ts';
import { layerOf } from '../../src/facts/layers.ts';
import { workspaceOf } from '../fixture.ts';

const db = `
//- /src/db.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;
const query = (model: string) => `import { prisma } from '../db';\nexport const find = () => prisma.${model}.findMany();\n`;

/** What a file was taken for, and why, in a project of these files. */
function layerIn(text: string, file: string, declared?: string): string {
  const workspace = workspaceOf(parseAnnotated(text + db).files);
  if (declared) workspace.setSaid({ aliases: () => ({}), layer: (one) => (one === file ? declared : undefined) });
  const { layer, why } = workspace.facts.about(layerOf, file);
  return `${layer}: ${why}`;
}

describe('the layer of a file', () => {
  const cases: [file: string, code: string, layer: string][] = [
    ['/src/orders.controller.ts', '', 'handler: its name ends in `controller`'],
    ['/src/OrderController.ts', '', 'handler: its name ends in `Controller`'],
    ['/src/index.controller.ts', query('order').replace('../db', './db'), 'data access: it queries the database, and takes no request'],
    [
      '/src/app.controller.ts',
      "import { Controller } from '@nestjs/common'; import { prisma } from './db'; @Controller() export class App { constructor() { prisma.order.findMany(); } }",
      'handler: its name ends in `controller`',
    ],
    ['/src/api/store/carts/[id]/route.ts', 'export const GET = (req, res) => res.json({});', 'handler: its name ends in `route`'],
    ['/src/api/store/carts.ts', 'export function show(req: Request, res: Response) {}', 'handler: its functions take requests'],
    ['/src/order-store.ts', '', 'data access: its name ends in `store`'],
    ['/src/orders.module.ts', '', 'composition root: its name ends in `module`'],
    ['/src/a.ts', "router.get('/orders', () => {});", 'handler: it answers GET /orders'],
    ['/src/b.ts', "import { Entity } from 'typeorm'; @Entity() export class Order {}", 'data access: it declares the table of `Order`'],
    ['/src/c.ts', 'export function show(req: Request, res: Response) {}', 'handler: its functions take requests'],
    ['/src/index.ts', "app.get('/health', () => {}); app.listen(3000);", 'composition root: it starts the server'],
    ['/src/controllers/schemas.ts', 'export function show(req: Request, res: Response) {}', 'handler: it stands in `controllers`'],
    ['/src/repositories/orders.ts', '', 'data access: it stands in `repositories`'],
    ['/src/test-plugins/orders.controller.ts', '', 'job: it is no production code'],
    ['/src/scripts/fill.ts', '', 'job: it stands in `scripts`'],
    ['/src/migration-scripts/add-actions.ts', '', 'job: it stands in `migration-scripts`'],
    ['/src/jobs/mail.handler.ts', query('mail'), 'job: it stands in `jobs`'],
    ['/src/price.ts', 'export const price = 1;', 'domain: nothing says otherwise'],
    ['/src/orders.ts', query('order').replace('../db', './db'), 'data access: it queries the database, and takes no request'],
    ['/apps/api/src/price.ts', '', 'domain: nothing says otherwise'],
    [
      '/src/lib/api/controllers/orders.ts',
      query('order').replace('../db', '../../../db'),
      'data access: it queries the database, and takes no request',
    ],
  ];
  for (const [file, code, layer] of cases)
    it(`${file}: ${layer}`, () => assert.equal(layerIn(`//- ${file}\n${code}\n//- /other.ts\nexport {};\n`, file), layer));

  it('of a service is data access where services are where a project queries, and domain where modules are', () => {
    const services = ['a', 'b', 'c', 'd'].map((name) => `//- /src/services/${name}.ts\n${query(name)}`).join('');
    assert.match(layerIn(services, '/src/services/a.ts'), /^data access: .*services are where this project queries/);
    const modules = ['e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'].map((name) => `//- /src/models/${name}.ts\n${query(name)}`).join('');
    assert.equal(layerIn(services + modules, '/src/services/a.ts'), 'domain: it stands in `services`');
  });

  it('is what the settings say', () =>
    assert.equal(layerIn('//- /src/orders.controller.ts\n', '/src/orders.controller.ts', 'job'), 'job: the settings say so'));
});

describe('how a project keeps its queries', () => {
  it('does not change with one more query', () => {
    const text = ['a', 'b', 'c', 'd', 'e'].map((name) => `//- /src/models/${name}.ts\n${query(name)}`).join('') + db;
    const files = new Map(parseAnnotated(text).files);
    const workspace = workspaceOf(files);
    const before = workspace.facts.about(layering, '');
    assert.deepEqual(before, { style: 'modules', atEdge: 0, inModules: 100 });
    workspace.update('/src/models/a.ts', {
      text: `${files.get('/src/models/a.ts')}export const count = () => prisma.a.count();\n`,
      version: '2',
    });
    assert.equal(workspace.facts.about(layering, ''), before);
  });
});
