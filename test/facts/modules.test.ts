import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

const database = `
//- /database.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
export default prisma;
`;

/** Every call in `code` that is proven to be a query, where `/database.ts` exports `prisma`, also as its default. */
function found(code: string): readonly string[] {
  return queriesIn(`${code}\n${database}`);
}

describe('modules are followed', () => {
  for (const [title, code, queries = ['db.order.count']] of [
    ['a named import', "import { prisma as db } from './database';\ndb.order.count();"],
    ['a default import', "import db from './database';\ndb.order.count();"],
    ['a default import by its name', "import { default as db } from './database';\ndb.order.count();"],
    [
      'a default and a named import',
      "import first, { prisma as db } from './database';\ndb.order.count(); first.order.count();",
      ['db.order.count', 'first.order.count'],
    ],
    [
      'a namespace',
      "import * as database from './database';\ndatabase.prisma.order.count(); database.default.order.count();",
      ['database.prisma.order.count', 'database.default.order.count'],
    ],
    [
      'a default and a namespace',
      "import db, * as database from './database';\ndb.order.count(); database.prisma.order.count();",
      ['db.order.count', 'database.prisma.order.count'],
    ],
    [
      'a name in quotes',
      "import { 'the db' as db } from './a';\ndb.order.count();\n//- /a.ts\nimport { prisma } from './database';\nexport { prisma as 'the db' };",
    ],
    [
      'a type-only import of a class',
      "import type { Db } from './a';\nexport const run = (db: Db) => db.order.count();\n//- /a.ts\nimport { PrismaClient } from '@prisma/client';\nexport class Db extends PrismaClient {}",
    ],
    [
      'an inline type-only import',
      "import { type Db } from './a';\nexport const run = (db: Db) => db.order.count();\n//- /a.ts\nimport { PrismaClient } from '@prisma/client';\nexport type Db = PrismaClient;",
    ],
    ['an import with attributes', "import { prisma as db } from './database' with { type: 'x' };\ndb.order.count();"],
    [
      '`import x = require()` of `export =`',
      "import db = require('./a');\ndb.order.count();\n//- /a.ts\nimport { prisma } from './database';\nexport = prisma;",
    ],
    [
      '`import x = require()` of a module',
      "import database = require('./database');\ndatabase.prisma.order.count();",
      ['database.prisma.order.count'],
    ],
    [
      'a default import of `export =`',
      "import db from './a';\ndb.order.count();\n//- /a.ts\nimport { prisma } from './database';\nexport = prisma;",
    ],
    ['`import x = namespace.member`', "import * as database from './database';\nimport db = database.prisma;\ndb.order.count();"],
  ] as const)
    it(`through ${title}`, () => assert.deepEqual(found(code), queries));

  for (const [title, code] of [
    ['a list', "import { prisma } from './database';\nexport { prisma as db };"],
    ['a list from elsewhere', "export { prisma as db } from './database';"],
    ['a default passed on', "export { default as db } from './database';"],
    ['a star', "export * from './b';\n//- /b.ts\nexport { prisma as db } from './database';"],
    [
      'stars upon stars',
      "export * from './b';\n//- /b.ts\nexport * from './c';\n//- /c.ts\nexport * from './d';\n//- /d.ts\nexport { prisma as db } from './database';",
    ],
    [
      'a star that the name of its own hides',
      "export * from './b';\nexport { prisma as db } from './database';\n//- /b.ts\nexport const db = {};",
    ],
    ['a declaration', "import { prisma } from './database';\nexport const db = prisma;"],
    ['a destructuring', "import * as database from './database';\nexport const { prisma: db } = database;"],
    ['a `let` that is set later', "import { PrismaClient } from '@prisma/client';\nexport let db = new PrismaClient();"],
    ['`export import`', "import * as database from './database';\nexport import db = database.prisma;"],
  ] as const)
    it(`through an export by ${title}`, () =>
      assert.deepEqual(found(`import { db } from './a';\ndb.order.count();\n//- /a.ts\n${code}`), ['db.order.count']));

  it('through a star beside that of a library which knows the name as well', () => {
    assert.deepEqual(
      found(`
import { PrismaService } from './a';
export const run = (service: PrismaService) => service.writer().order.count();
//- /a.ts
export * from '@prisma/client';
export * from './b';
//- /b.ts
import { PrismaClient } from '@prisma/client';
export class PrismaService extends PrismaClient { writer() { return this; } }`),
      ['service.writer().order.count'],
    );
  });

  it('through `export * as ns`, also of a star', () => {
    assert.deepEqual(
      found(`
import { ns, far } from './a';
ns.prisma.order.count(); ns.default.order.count(); far.ns.prisma.order.count();
//- /a.ts
export * as ns from './database';
export * as far from './b';
//- /b.ts
export * from './c';
//- /c.ts
export * as ns from './database';`),
      ['ns.prisma.order.count', 'ns.default.order.count', 'far.ns.prisma.order.count'],
    );
  });

  for (const [title, code] of [
    ['an expression', "import { prisma } from './database';\nexport default prisma;"],
    ['`as`', "import { prisma } from './database';\nexport default prisma as unknown;"],
    ['an object', "import { prisma } from './database';\nexport default { order: prisma.order };"],
    ['a new object', "import { PrismaClient } from '@prisma/client';\nexport default new PrismaClient();"],
    ['a list', "import { prisma } from './database';\nexport { prisma as default };"],
    ['`module.exports`, seen through a default import', "const { prisma } = require('./database');\nmodule.exports = prisma;"],
    ['`exports.default`', "const { prisma } = require('./database');\nexports.__esModule = true;\nexports.default = prisma;"],
  ] as const)
    it(`through a default export by ${title}`, () =>
      assert.deepEqual(found(`import db from './a';\ndb.order.count();\n//- /a.ts\n${code}`), ['db.order.count']));

  it('through default exports of functions and classes, named or not', () => {
    assert.deepEqual(
      found(`
import Named from './a';
import Nameless from './b';
import make from './c';
import build from './d';
import arrow from './e';
new Named().order.count(); new Nameless().order.count(); make().order.count(); build().order.count(); arrow().order.count();
//- /a.ts
import { PrismaClient } from '@prisma/client';
export default class Db extends PrismaClient {}
//- /b.ts
import { PrismaClient } from '@prisma/client';
export default class extends PrismaClient {}
//- /c.ts
import { prisma } from './database';
export default function make() { return prisma; }
//- /d.ts
import { prisma } from './database';
export default function () { return prisma; }
//- /e.ts
import { prisma } from './database';
export default () => prisma;`),
      ['new Named().order.count', 'new Nameless().order.count', 'make().order.count', 'build().order.count', 'arrow().order.count'],
    );
  });

  it('through dynamic imports: destructured, as an object, in a chain', () => {
    assert.deepEqual(
      found(`
async function run() {
  const { prisma: db } = await import('./database');
  await db.order.count();
  const { default: main } = await import('./database');
  await main.order.count();
  const database = await import('./database');
  await database.prisma.order.count();
  await (await import('./database')).prisma.order.findMany();
}
const loading = import('./database');
async function later() { const { prisma } = await loading; await prisma.order.findFirst(); }
const { prisma: top } = await import('./database');
await top.order.aggregate();`),
      [
        'top.order.aggregate',
        'db.order.count',
        'main.order.count',
        'database.prisma.order.count',
        "(await import('./database')).prisma.order.findMany",
        'prisma.order.findFirst',
      ],
    );
  });
});

describe('CommonJS is followed', () => {
  for (const [title, code] of [
    ['a member', "const db = require('./database').prisma;\ndb.order.count();"],
    ['a destructuring', "const { prisma: db } = require('./database');\ndb.order.count();"],
    ['a destructuring with `var`', "var { prisma: db } = require('./database');\ndb.order.count();"],
    ['a default, as compilers write it', "const db = require('./database').default;\ndb.order.count();"],
    ['a module in a function', "function run() { const db = require('./database').prisma; db.order.count(); }"],
    ['a chain', "var db = exports.db = require('./database').prisma;\ndb.order.count();"],
    [
      'interop, as TypeScript writes it',
      "const database_1 = __importDefault(require('./database'));\nconst db = database_1.default;\ndb.order.count();",
    ],
    ['a star of interop', "const database = __importStar(require('./database'));\nconst db = database.prisma;\ndb.order.count();"],
    [
      'interop by tslib',
      "const tslib_1 = require('tslib');\nconst a_1 = tslib_1.__importDefault(require('./a'));\nconst db = a_1.default;\ndb.order.count();\n//- /a.js\nmodule.exports = require('./database').prisma;",
    ],
    [
      'interop, as Babel writes it',
      "const _database = _interopRequireDefault(require('./database'));\nconst db = _database.default;\ndb.order.count();",
    ],
    ['a template without holes', 'const db = require(`./database`).prisma;\ndb.order.count();'],
  ] as const)
    it(`through a require by ${title}`, () => assert.deepEqual(queriesIn(`${code}\n${database}`, '/main.js'), ['db.order.count']));

  for (const [title, code] of [
    ['module.exports = { … }', "const { prisma } = require('./database');\nmodule.exports = { db: prisma };"],
    ['module.exports = { shorthand }', "const { prisma: db } = require('./database');\nmodule.exports = { db };"],
    ['module.exports = { ...spread }', "module.exports = { ...require('./c') };\n//- /c.js\nexports.db = require('./database').prisma;"],
    ['module.exports = { get }', "module.exports = { get db() { return require('./database').prisma; } };"],
    ['exports.x', "exports.db = require('./database').prisma;"],
    ["exports['x']", "exports['db'] = require('./database').prisma;"],
    ['module.exports.x', "module.exports.db = require('./database').prisma;"],
    ['module.exports = exports = { … }', "module.exports = exports = { db: require('./database').prisma };"],
    ['exports = module.exports = { … }', "exports = module.exports = { db: require('./database').prisma };"],
    ['exports.a = exports.x = …', "exports.other = exports.db = require('./database').prisma;"],
    ['exports.x = void 0 first', "exports.other = exports.db = void 0;\nexports.db = require('./database').prisma;"],
    ['a member of what was exported', "module.exports = {};\nmodule.exports.db = require('./database').prisma;"],
    ['Object.assign(exports, { … })', "Object.assign(exports, { db: require('./database').prisma });"],
    [
      'Object.assign(module.exports, require())',
      "Object.assign(module.exports, require('./c'), require('./d'));\n//- /c.js\nexports.db = require('./database').prisma;\n//- /d.js\nexports.other = 1;",
    ],
    [
      'module.exports = Object.assign({}, …)',
      "module.exports = Object.assign({}, require('./c'), { other: 1 });\n//- /c.js\nexports.db = require('./database').prisma;",
    ],
    ['Object.defineProperty with a value', "Object.defineProperty(exports, 'db', { value: require('./database').prisma });"],
    [
      'Object.defineProperty with a getter, as compilers write it',
      'const a_1 = require(\'./database\');\nObject.defineProperty(exports, "db", { enumerable: true, get: function () { return a_1.prisma; } });',
    ],
    ['__exportStar', "__exportStar(require('./c'), exports);\n//- /c.js\nexports.db = require('./database').prisma;"],
    [
      'tslib.__exportStar',
      "const tslib_1 = require('tslib');\ntslib_1.__exportStar(require('./c'), exports);\n//- /c.js\nexports.db = require('./database').prisma;",
    ],
    ['Object.freeze', "module.exports = Object.freeze({ db: require('./database').prisma });"],
    ['a function with members', "module.exports = function () {};\nmodule.exports.db = require('./database').prisma;"],
    ['a class with members', "class Orders {}\nmodule.exports = Orders;\nmodule.exports.db = require('./database').prisma;"],
    ['an object filled later', "const api = {};\napi.db = require('./database').prisma;\nmodule.exports = api;"],
    ['an object filled later under its own name', "const api = (module.exports = {});\napi.db = require('./database').prisma;"],
    ['module.exports = require()', "module.exports = require('./c');\n//- /c.js\nexports.db = require('./database').prisma;"],
    ['export = an object', "const { prisma } = require('./database');\nexport = { db: prisma };"],
  ] as const)
    it(`through ${title}`, () => {
      for (const [use, query] of [
        ["const { db } = require('./a');\ndb.order.count();", 'db.order.count'],
        ["const a = require('./a');\na.db.order.count();", 'a.db.order.count'],
        ["import { db } from './a';\ndb.order.count();", 'db.order.count'],
        ["import a from './a';\na.db.order.count();", 'a.db.order.count'],
      ] as const)
        assert.deepEqual(queriesIn(`${use}\n//- /a.js\n${code}\n${database}`, '/main.js'), [query], use);
    });

  it('through functions and classes that are exported whole', () => {
    assert.deepEqual(
      queriesIn(
        `
const Orders = require('./a');
const load = require('./b');
const { make } = require('./c');
new Orders().db.order.count(); load().order.count(); make().order.count();
//- /a.js
const { prisma } = require('./database');
class Orders { db = prisma; }
module.exports = Orders;
//- /b.js
const { prisma } = require('./database');
module.exports = function load() { return prisma; };
//- /c.js
const { prisma } = require('./database');
module.exports = { make };
function make() { return prisma; }
${database}`,
        '/main.js',
      ),
      ['new Orders().db.order.count', 'load().order.count', 'make().order.count'],
    );
  });

  it('but not a `require`, `exports` or `module` that the file makes itself', () => {
    assert.deepEqual(
      queriesIn(
        `function require() { return {}; }\nconst { prisma } = require('./database');\nprisma.order.count();\n${database}`,
        '/main.js',
      ),
      [],
    );
    assert.deepEqual(
      queriesIn(
        `const { db } = require('./a');\ndb.order.count();\n//- /a.js\nconst exports = {};\nexports.db = require('./database').prisma;\n${database}`,
        '/main.js',
      ),
      [],
    );
  });
});

describe('modules that lead nowhere are passed over', () => {
  it('JSON, styles, what is missing, computed names', () => {
    assert.deepEqual(
      found(`
import data from './data.json' with { type: 'json' };
import './page.css';
import nothing from './nowhere';
import * as all from './data.json';
const other = require('./data.json');
const computed = await import('./' + name);
const called = require(name);
data.prisma.order.count(); nothing.order.count(); all.order.count(); other.order.count(); computed.prisma.order.count(); called.prisma.order.count();
export * from './nowhere';
export { a } from './data.json';
//- /data.json
{ "prisma": 1 }`),
      [],
    );
  });

  it('what imports and exports itself in a circle', () => {
    assert.deepEqual(
      found(`
import { a } from './a';
import { prisma } from './c';
a.order.count(); prisma.order.count();
//- /a.ts
export { b as a } from './b';
//- /b.ts
export { a as b } from './a';
//- /c.ts
export * from './d';
export * from './database';
//- /d.ts
export * from './c';
export * from './main';`),
      ['prisma.order.count'],
    );
  });

  it('half-typed imports and exports', () => {
    for (const line of [
      'import',
      'import {',
      'import { a',
      'import { a } from',
      'import * as',
      'import * as x from',
      "import x from '",
      'export',
      'export {',
      'export * from',
      'export * as',
      'export default',
      'export =',
      'import x =',
      'import x = require(',
      'module.exports =',
      'exports. =',
      'Object.assign(exports',
      'Object.defineProperty(exports,',
      '__exportStar(',
      'const { } = require(',
      'require()',
      'import()',
    ])
      assert.deepEqual(found(`import { prisma } from './database';\nprisma.order.count();\n${line}`), ['prisma.order.count'], line);
  });
});
