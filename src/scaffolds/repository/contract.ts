import { capitalized } from '../../syntax/naming.ts';
import type { Harness } from './harness.ts';
import { type Field, isGenerated, isOptional, type Model } from './model.ts';
import { finders, listers } from './port.ts';
import { firstOwner, sampleOf, unknownKey } from './samples.ts';

/** One test for both twins: what the port promises. */
export function contractFor(
  model: Model,
  files: { readonly port: string; readonly adapter: string; readonly twin: string },
  harness: Harness,
): string {
  const { type, many, one } = model;
  return `import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
${harness.imports.join('\n')}
import { InMemory${type}Repository } from '${files.twin}';
import { Duplicate${type}, type New${type}, type ${type}, type ${type}Repository, Unknown${type} } from '${files.port}';
import { ${[harness.repository, ...(harness.types ?? [])].join(', ')} } from '${files.adapter}';

type Test = (${many}: ${type}Repository) => Promise<void>;

// Both promise the same. The database has the tables; what is written there is rolled back.
const url = process.env.TEST_DATABASE_URL;
const places: readonly { readonly name: string; readonly isThere: boolean; readonly use: (test: Test) => Promise<void> }[] = [
  { name: 'in memory', isThere: true, use: (test) => test(new InMemory${type}Repository()) },
  { name: 'in the database', isThere: url !== undefined, use: inDatabase },
];

for (const { name, isThere, use } of places) {
  const given = isThere ? it : it.skip;
  void describe(\`${many} \${name}\`, () => {
${tests(model).join('\n\n')}
  });
}

${sample(model)}

${harness.code}
`;

  function tests(all: Model): readonly string[] {
    return [found(all), ...listers(all).map((lister) => listed(all, lister)), saved(all), ...doubled(all)];
  }

  function found({ key }: Model): string {
    const byKey = capitalized(key.name);
    const own = finders(model).map(({ name, fields }) => {
      const there = fields.filter(({ isRequired }) => !isRequired).map((field) => `assert.ok(first.${field.name} !== null);\n        `);
      const values = fields.map((field) => `first.${field.name}`).join(', ');
      return `\n        ${there.join('')}assert.deepEqual(await ${many}.${name}(${values}), first);`;
    });
    return `    void given('are found by what is theirs', () =>
      use(async (${many}) => {
        const [first, second] = [await ${many}.add(sample(1)), await ${many}.add(sample(2))];
        assert.deepEqual(await ${many}.findBy${byKey}(first.${key.name}), first);
        assert.equal(await ${many}.findBy${byKey}(${unknownKey(key)}), undefined);${own.join('')}
        const some = await ${many}.findManyBy${byKey}([first.${key.name}, second.${key.name}, ${unknownKey(key)}]);
        assert.deepEqual(some, new Map([first, second].map((each) => [each.${key.name}, each])));
      }));`;
  }

  function listed({ key, table }: Model, { name, field, owner }: ReturnType<typeof listers>[number]): string {
    const isOwn = field.references === table;
    const isCounted = key.default?.kind === 'increment';
    const sorted = isCounted ? 'added' : `added.sort((a, b) => (a.${key.name} < b.${key.name} ? -1 : 1))`;
    return `    void given('are listed by ${owner.replace(/I[dD]$/, '')}, page by page', () =>
      use(async (${many}) => {
        const ${owner} = ${isOwn ? `(await ${many}.add(sample(4))).${key.name}` : ownerOf(field)};
        const added: ${type}[] = [];
        for (const n of [1, 2, 3]) added.push(await ${many}.add({ ...sample(n), ${field.name}: ${owner} }));
        const [first, second, third] = ${sorted};
        assert.ok(second);
        assert.deepEqual(await ${many}.${name}(${owner}, { limit: 2 }), [first, second]);
        assert.deepEqual(await ${many}.${name}(${owner}, { after: second.${key.name} }), [third]);
      }));`;
  }

  function saved({ key, fields }: Model): string {
    const updated = fields.filter((field) => field.default?.kind === 'updated');
    const same = updated.length ? `{ ...saved, ${updated.map(({ name }) => `${name}: changed.${name}`).join(', ')} }` : 'saved';
    const byKey = capitalized(key.name);
    return `    void given('keep what is saved, until they are removed', () =>
      use(async (${many}) => {
        const ${one} = await ${many}.add(sample(1));
        const changed = { ...${one}, ...sample(2), ${key.name}: ${one}.${key.name} };
        await ${many}.save(changed);
        const saved = await ${many}.findBy${byKey}(${one}.${key.name});
        assert.deepEqual(${updated.length ? `saved && ${same}` : same}, changed);
        assert.equal(await ${many}.remove(${one}.${key.name}), true);
        assert.equal(await ${many}.findBy${byKey}(${one}.${key.name}), undefined);
        assert.equal(await ${many}.remove(${one}.${key.name}), false);
        await assert.rejects(${many}.save(changed), Unknown${type});
      }));`;
  }

  function doubled({ key, uniques }: Model): readonly string[] {
    if (isGenerated(key) && !uniques.length) return [];
    return [
      `    void given('are there once', () =>
      use(async (${many}) => {
        await ${many}.add(sample(1));
        await assert.rejects(${many}.add(sample(1)), Duplicate${type});
      }));`,
    ];
  }
}

/** The key of what they belong to. */
const ownerOf = (field: Field): string =>
  field.kind === 'uuid'
    ? `'00000000-0000-4000-8000-${String(firstOwner).padStart(12, '0')}'`
    : ({ bigint: `${firstOwner}n`, integer: `${firstOwner}` }[field.kind as string] ?? `'${firstOwner}'`);

function sample(model: Model): string {
  const { type, fields, uniques } = model;
  const isUnique = (field: Field): boolean => uniques.some((each) => each.length === 1 && each[0] === field);
  const given = (field: Field): string => {
    if (!field.references) return sampleOf(field, 'n', model.tool);
    if (field.references === model.table) return 'null';
    return isUnique(field) ? sampleOf(field, `${firstOwner - 1} + n`, model.tool) : ownerOf(field);
  };
  const values = fields.filter((field) => !isGenerated(field) && !isOptional(field)).map((field) => `${field.name}: ${given(field)}`);
  return `/** Each is another. */
const sample = (n: number): New${type} => ({ ${values.join(', ')} });`;
}
