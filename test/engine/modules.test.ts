import assert from 'node:assert/strict';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import type { FileId } from '../../src/engine/text.ts';
import { workspaceOf } from '../fixture.ts';

/** The file that each `import … from` of the first file of a project leads to, in their order; undefined where none is the project's. */
function targets(file: FileId, text: string): readonly (FileId | undefined)[] {
  const workspace = workspaceOf(parseAnnotated(text, file).files);
  const specifiers = [...workspace.read(file)!.matchAll(/(?:from|import|require)\s*\(?'([^']+)'/g)].map(([, specifier]) => specifier!);
  assert.ok(specifiers.length > 0, 'the first file imports something');
  return specifiers.map((specifier) => workspace.facts.resolve(file, specifier));
}

describe('a specifier leads to', () => {
  describe('a file beside the one that imports it', () => {
    it('with every ending that sources have, or none', () => {
      assert.deepEqual(
        targets(
          '/src/main.ts',
          `
import './a';
import './b.ts';
import './c';
import './d';
import './e';
import './f';
import '../g';
import './h.mjs';
//- /src/a.ts
//- /src/b.ts
//- /src/c.tsx
//- /src/d.js
//- /src/e.jsx
//- /src/f/index.ts
//- /g.js
//- /src/h.mjs
`,
        ),
        ['/src/a.ts', '/src/b.ts', '/src/c.tsx', '/src/d.js', '/src/e.jsx', '/src/f/index.ts', '/g.js', '/src/h.mjs'],
      );
    });

    it('by the name it has after the build: `.js` that means `.ts`', () => {
      assert.deepEqual(
        targets(
          '/main.ts',
          `
import './a.js';
import './b.js';
import './c.mjs';
import './d.cjs';
import './e/index.js';
import './f.jsx';
//- /a.ts
//- /b.tsx
//- /c.mts
//- /d.cts
//- /e/index.ts
//- /f.tsx
`,
        ),
        ['/a.ts', '/b.tsx', '/c.mts', '/d.cts', '/e/index.ts', '/f.tsx'],
      );
    });

    it('of the same folder or the one above, as `.` and `..`', () => {
      assert.deepEqual(
        targets(
          '/src/a/main.ts',
          `
import '.';
import './';
import '..';
import '../';
//- /src/a/index.ts
//- /src/index.ts
`,
        ),
        ['/src/a/index.ts', '/src/a/index.ts', '/src/index.ts', '/src/index.ts'],
      );
    });

    it('rather the file than the folder of the same name, rather TypeScript than what it was built to', () => {
      assert.deepEqual(
        targets(
          '/main.ts',
          `
import './db';
import './orders';
//- /db.ts
//- /db/index.ts
//- /orders.js
//- /orders.ts
`,
        ),
        ['/db.ts', '/orders.ts'],
      );
    });

    it('to declarations only where nothing else is there', () => {
      const files = '//- /types.d.ts\n//- /db.d.ts\n//- /db.js\n//- /lib/index.d.ts\n';
      assert.deepEqual(targets('/main.ts', `import './types';\nimport './db';\nimport './lib';\nimport './types.js';\n${files}`), [
        '/types.d.ts',
        '/db.js',
        '/lib/index.d.ts',
        '/types.d.ts',
      ]);
    });

    it('and never to JSON, styles or a file that is not there', () => {
      assert.deepEqual(
        targets(
          '/main.ts',
          `
import './data.json';
import './nowhere';
import './page.css';
import './tsconfig.json';
import './package.json';
//- /data.json
{}
//- /tsconfig.json
{}
//- /package.json
{}
`,
        ),
        [undefined, undefined, undefined, undefined, undefined],
      );
    });
  });

  describe('what the tsconfig.json of its folder says', () => {
    it('paths, relative to the file that states them, the first that exists', () => {
      assert.deepEqual(
        targets(
          '/app/src/main.ts',
          `
import '@/db';
import '@lib/orders';
import 'exact';
//- /app/tsconfig.json
{ "compilerOptions": { "paths": { "@/*": ["./src/*"], "@lib/*": ["./generated/*", "./lib/*"], "exact": ["./src/exact.ts"] } } }
//- /app/src/db.ts
//- /app/lib/orders.ts
//- /app/src/exact.ts
`,
        ),
        ['/app/src/db.ts', '/app/lib/orders.ts', '/app/src/exact.ts'],
      );
    });

    it('baseUrl, alone and with paths', () => {
      assert.deepEqual(
        targets(
          '/app/src/main.ts',
          `
import 'db/client';
import '~/orders';
//- /app/tsconfig.json
{ "compilerOptions": { "baseUrl": "src", "paths": { "~/*": ["*"] } } }
//- /app/src/db/client.ts
//- /app/src/orders.ts
`,
        ),
        ['/app/src/db/client.ts', '/app/src/orders.ts'],
      );
    });

    it('rootDirs: folders that become one', () => {
      assert.deepEqual(
        targets(
          '/src/main.ts',
          `
import './client';
//- /tsconfig.json
{ "compilerOptions": { "rootDirs": ["src", "generated"] } }
//- /generated/client.ts
`,
        ),
        ['/generated/client.ts'],
      );
    });

    it('comments, trailing commas and a jsconfig.json', () => {
      assert.deepEqual(
        targets(
          '/src/main.js',
          `
import '@/db';
//- /jsconfig.json
{
  // where the sources are
  "compilerOptions": { "paths": { "@/*": ["./src/*"], }, /* one */ },
}
//- /src/db.js
`,
        ),
        ['/src/db.js'],
      );
    });

    it('extends: a file, a chain, a list in which the last wins', () => {
      assert.deepEqual(
        targets(
          '/apps/api/main.ts',
          `
import '@db';
import '@orders';
//- /apps/api/tsconfig.json
{ "extends": ["../../tsconfig.other.json", "../tsconfig.apps"] }
//- /tsconfig.other.json
{ "compilerOptions": { "paths": { "@db": ["./wrong.ts"] } } }
//- /apps/tsconfig.apps.json
{ "extends": "../tsconfig.base.json" }
//- /tsconfig.base.json
{ "compilerOptions": { "paths": { "@db": ["./libs/db.ts"], "@orders": ["libs/orders"] } } }
//- /libs/db.ts
//- /libs/orders/index.ts
//- /wrong.ts
`,
        ),
        ['/libs/db.ts', '/libs/orders/index.ts'],
      );
    });

    it('extends: a file whose name says nothing, as people call a base', () => {
      assert.deepEqual(
        targets(
          '/apps/api/main.ts',
          `
import '@db';
//- /apps/api/tsconfig.json
{ "extends": "../../config/base.json" }
//- /config/base.json
{ "compilerOptions": { "paths": { "@db": ["../libs/db.ts"] } } }
//- /libs/db.ts
`,
        ),
        ['/libs/db.ts'],
      );
    });

    it('extends: a package of the same repository', () => {
      assert.deepEqual(
        targets(
          '/apps/api/src/main.ts',
          `
import '~/db';
//- /apps/api/tsconfig.json
{ "extends": "@shop/tsconfig/node.json" }
//- /packages/tsconfig/package.json
{ "name": "@shop/tsconfig" }
//- /packages/tsconfig/node.json
{ "compilerOptions": { "paths": { "~/*": ["\${configDir}/src/*"] } } }
//- /apps/api/src/db.ts
`,
        ),
        ['/apps/api/src/db.ts'],
      );
    });

    it('extends: a package that is not installed is passed over', () => {
      assert.deepEqual(
        targets(
          '/src/main.ts',
          `
import '@/db';
//- /tsconfig.json
{ "extends": "@tsconfig/node20/tsconfig.json", "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }
//- /src/db.ts
`,
        ),
        ['/src/db.ts'],
      );
    });

    it('references: a tsconfig.json that only lists others stands for the one that includes the file', () => {
      assert.deepEqual(
        targets(
          '/src/main.ts',
          `
import '@/db';
//- /tsconfig.json
{ "files": [], "references": [{ "path": "./tsconfig.node.json" }, { "path": "./tsconfig.app.json" }] }
//- /tsconfig.node.json
{ "compilerOptions": { "paths": { "@/*": ["./wrong/*"] } }, "include": ["vite.config.ts"] }
//- /tsconfig.app.json
{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } }, "include": ["src"] }
//- /src/db.ts
//- /wrong/db.ts
`,
        ),
        ['/src/db.ts'],
      );
    });

    it('references: through folders, and as nx lays them out', () => {
      assert.deepEqual(
        targets(
          '/apps/api/src/main.ts',
          `
import '@shop/db';
//- /apps/api/tsconfig.json
{ "extends": "../../tsconfig.base.json", "files": [], "include": [], "references": [{ "path": "./tsconfig.app.json" }, { "path": "./tsconfig.spec.json" }] }
//- /apps/api/tsconfig.app.json
{ "extends": "./tsconfig.json", "include": ["src/**/*.ts"], "exclude": ["src/**/*.spec.ts"] }
//- /apps/api/tsconfig.spec.json
{ "extends": "./tsconfig.json", "include": ["src/**/*.spec.ts"] }
//- /tsconfig.base.json
{ "compilerOptions": { "baseUrl": ".", "paths": { "@shop/db": ["libs/db/src/index.ts"] } } }
//- /libs/db/src/index.ts
`,
        ),
        ['/libs/db/src/index.ts'],
      );
      assert.deepEqual(
        targets(
          '/web/src/main.ts',
          `
import '#db';
//- /tsconfig.json
{ "files": [], "references": [{ "path": "./server" }, { "path": "./web/config" }] }
//- /server/tsconfig.json
{ "compilerOptions": { "paths": { "#db": ["./wrong.ts"] } } }
//- /web/config/tsconfig.json
{ "compilerOptions": { "paths": { "#db": ["../src/db.ts"] } }, "include": ["../src"] }
//- /web/src/db.ts
//- /server/wrong.ts
`,
        ),
        ['/web/src/db.ts'],
      );
    });

    for (const [file, config] of [
      ['/src/deep/orders.ts', 'app'],
      ['/src/orders.spec.ts', 'spec'],
      ['/src/generated/deep/orders.ts', 'generated'],
      ['/vite.config.ts', 'node'],
      ['/tools/one.ts', 'tools'],
      ['/tools/deep/two.ts', 'none'],
    ] as const) {
      it(`references: ${file} is included by ${config === 'none' ? 'none of them' : `tsconfig.${config}.json`}`, () => {
        const [target] = targets(
          file,
          `
import '@db';
//- /tsconfig.json
{ "files": [], "references": [
  { "path": "./tsconfig.app.json" }, { "path": "./tsconfig.spec.json" }, { "path": "./tsconfig.generated.json" },
  { "path": "./tsconfig.node.json" }, { "path": "./tsconfig.tools.json" }
], "compilerOptions": { "paths": { "@db": ["./none.ts"] } } }
//- /tsconfig.app.json
{ "include": ["src"], "exclude": ["**/*.spec.ts", "src/gen*"], "compilerOptions": { "paths": { "@db": ["./app.ts"] } } }
//- /tsconfig.spec.json
{ "include": ["./src/**/*.spec.ts"], "compilerOptions": { "paths": { "@db": ["./spec.ts"] } } }
//- /tsconfig.generated.json
{ "include": ["src/generated/**"], "compilerOptions": { "paths": { "@db": ["./generated.ts"] } } }
//- /tsconfig.node.json
{ "files": ["vite.config.ts"], "compilerOptions": { "paths": { "@db": ["./node.ts"] } } }
//- /tsconfig.tools.json
{ "include": ["tools/???.ts"], "compilerOptions": { "paths": { "@db": ["./tools.ts"] } } }
//- /app.ts
//- /spec.ts
//- /generated.ts
//- /node.ts
//- /tools.ts
//- /none.ts
`,
        );
        assert.equal(target, `/${config}.ts`);
      });
    }

    it('and goes on without it where it is broken, extends what is missing, or itself', () => {
      for (const config of [
        '{ "compilerOptions": { "paths": ',
        '',
        'null',
        '[]',
        '"text"',
        '42',
        '{ "extends": "./tsconfig.json" }',
        '{ "extends": ["./nowhere.json", 7, null] }',
        '{ "extends": {} }',
        '{ "compilerOptions": { "paths": [], "baseUrl": 7, "rootDirs": "src" } }',
        '{ "compilerOptions": { "paths": { "@/*": "src", "b": [1], "*": [] } } }',
        '{ "compilerOptions": null, "references": 7, "include": null }',
        '{ "references": [{ "path": "." }, null, { "path": 7 }, {}, { "path": "./nowhere" }] }',
        '\uFEFF{ "compilerOptions": {} }',
        '<<<<<<< HEAD\n{ "compilerOptions": { "baseUrl": "." } }\n=======\n{}\n>>>>>>> theirs',
        '{"a":'.repeat(10_000),
      ])
        assert.deepEqual(targets('/main.ts', `import './db';\n//- /db.ts\n//- /tsconfig.json\n${config}`), ['/db.ts'], config.slice(0, 80));
    });

    it('and ends where two extend or reference each other', () => {
      assert.deepEqual(
        targets(
          '/main.ts',
          `
import '@db';
//- /db.ts
//- /tsconfig.json
{ "extends": "./tsconfig.base.json", "files": [], "references": [{ "path": "./tsconfig.base.json" }] }
//- /tsconfig.base.json
{ "extends": "./tsconfig.json", "files": [], "references": [{ "path": "./tsconfig.json" }], "compilerOptions": { "paths": { "@db": ["./db.ts"] } } }
`,
        ),
        ['/db.ts'],
      );
    });
  });

  describe('what a package.json says', () => {
    it('imports: names of its own that start with #', () => {
      assert.deepEqual(
        targets(
          '/app/src/main.ts',
          `
import '#db';
import '#internal/orders.js';
import '#internal/mail';
import '#conditional';
import '#dist/orders.js';
//- /app/package.json
{ "imports": {
  "#db": "./src/db.ts", "#internal/*.js": "./src/internal/*.ts", "#internal/*": "./src/internal/*.ts",
  "#conditional": { "types": "./types.d.ts", "import": "./src/db.ts", "default": "./nowhere.js" }, "#dist/*": "./dist/*"
} }
//- /app/src/db.ts
//- /app/src/internal/orders.ts
//- /app/src/internal/mail.ts
//- /app/src/orders.ts
`,
        ),
        ['/app/src/db.ts', '/app/src/internal/orders.ts', '/app/src/internal/mail.ts', '/app/src/db.ts', '/app/src/orders.ts'],
      );
    });

    it('exports of packages of the same repository, which need not be installed', () => {
      assert.deepEqual(
        targets(
          '/apps/api/main.ts',
          `
import '@shop/db';
import '@shop/db/orders';
import '@shop/db/internal/rows';
import 'mail';
//- /packages/db/package.json
{ "name": "@shop/db", "exports": { ".": { "types": "./dist/index.d.ts", "import": "./src/index.ts" }, "./orders": "./src/orders.ts", "./internal/*": "./src/internal/*.ts" } }
//- /packages/db/src/index.ts
//- /packages/db/src/orders.ts
//- /packages/db/src/internal/rows.ts
//- /packages/mail/package.json
{ "name": "mail", "main": "lib/mail.ts" }
//- /packages/mail/lib/mail.ts
`,
        ),
        ['/packages/db/src/index.ts', '/packages/db/src/orders.ts', '/packages/db/src/internal/rows.ts', '/packages/mail/lib/mail.ts'],
      );
    });

    it('exports and main that a build has yet to make', () => {
      assert.deepEqual(
        targets(
          '/apps/api/main.ts',
          `
import '@shop/db';
import '@shop/db/orders';
import '@shop/mail';
import '@shop/log';
import '@shop/log/file';
import '@shop/cache';
import '@shop/build';
//- /packages/db/package.json
{ "name": "@shop/db", "exports": { ".": "./dist/index.js", "./orders": { "import": "./dist/esm/features/orders.mjs", "require": "./dist/cjs/features/orders.cjs" } } }
//- /packages/db/src/index.ts
//- /packages/db/src/features/orders.ts
//- /packages/mail/package.json
{ "name": "@shop/mail", "main": "./build/main.js", "types": "./build/main.d.ts" }
//- /packages/mail/src/main.ts
//- /packages/log/package.json
{ "name": "@shop/log" }
//- /packages/log/index.ts
//- /packages/log/file.ts
//- /packages/cache/package.json
{ "name": "@shop/cache", "main": "dist/packages/cache/src/index.js" }
//- /packages/cache/src/index.ts
//- /packages/build/package.json
{ "name": "@shop/build", "exports": { ".": "./dist/commonjs/run.js" } }
//- /packages/build/src/run.ts
`,
        ),
        [
          '/packages/db/src/index.ts',
          '/packages/db/src/features/orders.ts',
          '/packages/mail/src/main.ts',
          '/packages/log/index.ts',
          '/packages/log/file.ts',
          '/packages/cache/src/index.ts',
          '/packages/build/src/run.ts',
        ],
      );
    });

    it('its own name, from inside', () => {
      assert.deepEqual(
        targets(
          '/src/main.ts',
          `
import 'shop/db';
import 'shop';
//- /package.json
{ "name": "shop", "exports": { ".": "./src/index.ts", "./db": "./src/db.ts" } }
//- /src/db.ts
//- /src/index.ts
`,
        ),
        ['/src/db.ts', '/src/index.ts'],
      );
    });

    it('`name` of itself, not of whatever it holds', () => {
      assert.deepEqual(
        targets(
          '/apps/api/main.ts',
          `
import 'shop-db';
import 'Ada';
//- /packages/db/package.json
{ "author": { "name": "Ada" }, "name": "shop-db", "main": "./index.ts" }
//- /packages/db/index.ts
`,
        ),
        ['/packages/db/index.ts', undefined],
      );
    });

    it('links of npm, yarn and pnpm in one way: by the name, not by the folder or by who lists it', () => {
      for (const workspaces of [
        '//- /package.json\n{ "workspaces": ["packages/*"] }',
        '//- /package.json\n{ "workspaces": { "packages": ["packages/*"] } }',
        "//- /pnpm-workspace.yaml\npackages:\n  - 'packages/*'",
      ])
        assert.deepEqual(
          targets(
            '/apps/api/main.ts',
            `
import '@shop/db';
//- /apps/api/package.json
{ "name": "api", "dependencies": { "@shop/db": "workspace:*" } }
//- /packages/database/package.json
{ "name": "@shop/db", "main": "src/index.ts" }
//- /packages/database/src/index.ts
${workspaces}`,
          ),
          ['/packages/database/src/index.ts'],
        );
    });

    it('and goes on without it where it is broken', () => {
      for (const manifest of [
        '',
        '{',
        'null',
        '[]',
        '7',
        '{ "name": 7 }',
        '{ "name": "db", "exports": 7 }',
        '{ "name": "db", "exports": { ".": [null, {}] } }',
      ])
        assert.deepEqual(
          targets(
            '/main.ts',
            `import './db';\nimport 'nothing';\n//- /db.ts\n//- /package.json\n${manifest}\n//- /packages/db/package.json\n${manifest}`,
          ),
          ['/db.ts', undefined],
          manifest,
        );
    });

    it('but not to one of two packages that have the same name', () => {
      assert.deepEqual(
        targets(
          '/apps/api/main.ts',
          `
import 'db';
//- /packages/db/package.json
{ "name": "db", "main": "index.ts" }
//- /packages/db/index.ts
//- /templates/db/package.json
{ "name": "db", "main": "index.ts" }
//- /templates/db/index.ts
`,
        ),
        [undefined],
      );
    });
  });
});
