import assert from 'node:assert/strict';
import { analyze, conclusions } from '../../src/engine/analyze.ts';
import { TooFar } from '../../src/engine/evaluation.ts';
import type { FactReader, FileFact, GraphFact, ProjectFact } from '../../src/engine/facts.ts';
import type { FileId } from '../../src/engine/text.ts';
import { Workspace } from '../../src/engine/workspace.ts';
import { fileFacts } from '../../src/facts/index.ts';
import { createMemoryHost } from '../../src/host/memory.ts';
import { rules } from '../../src/rules/index.ts';

/** A project whose texts a test changes, and the work that each question cost. */
function project(texts: Record<FileId, string>, facts: readonly FileFact<unknown>[] = fileFacts) {
  const files = new Map(Object.entries(texts));
  const workspace = new Workspace(createMemoryHost(files), facts);
  return {
    workspace,
    write(file: FileId, text: string | undefined): void {
      if (text === undefined) files.delete(file);
      else files.set(file, text);
      workspace.update(file);
    },
    /** What was done while `ask` ran: parses, and derivations by fact. */
    work<T>(ask: () => T): { value: T; parses: number; derived: Record<string, number> } {
      const parses = workspace.counts.parses;
      const before = { ...workspace.counts.derivations };
      const value = ask();
      const derived = Object.entries(workspace.counts.derivations)
        .map(([id, count]): [string, number] => [id, count - (before[id] ?? 0)])
        .filter(([, count]) => count > 0);
      return { value, parses: workspace.counts.parses - parses, derived: Object.fromEntries(derived) };
    },
  };
}

/** The numbers in a file: `1 2 3`; a name stands for the sum of that file. */
const words: FileFact<readonly string[]> = {
  id: 'words',
  version: 1,
  extract: ({ text }) => text.split(/\s+/).filter(Boolean),
};

const sum: ProjectFact<number> = {
  id: 'sum',
  derive: (file, facts) =>
    facts.of(words, file).reduce((total, word) => total + (word.startsWith('/') ? facts.about(sum, word) : Number(word)), 0),
};

/** The smallest number that a file reaches, as definitions that may lead to each other say it. */
const smallest: ProjectFact<number> = {
  id: 'smallest',
  bottom: Number.POSITIVE_INFINITY,
  derive: (file, facts) =>
    Math.min(...facts.of(words, file).map((word) => (word.startsWith('/') ? facts.about(smallest, word) : Number(word)))),
};

/** The smallest number that a file reaches. */
const least: GraphFact<number> = {
  id: 'least',
  bottom: Number.POSITIVE_INFINITY,
  uses: (file, facts) => facts.of(words, file).filter((word) => word.startsWith('/')),
  derive: (file, facts) =>
    facts
      .of(words, file)
      .reduce((found, word) => Math.min(found, word.startsWith('/') ? facts.about(least, word) : Number(word)), Number.POSITIVE_INFINITY),
};

describe('the fact store', () => {
  it('does nothing when asked again', () => {
    const { workspace, work } = project({ '/a.ts': '1 /b.ts', '/b.ts': '2' }, [words]);
    assert.equal(workspace.facts.about(sum, '/a.ts'), 3);
    assert.deepEqual(
      work(() => workspace.facts.about(sum, '/a.ts')),
      { value: 3, parses: 0, derived: {} },
    );
  });

  it('cuts off where a value stays equal', () => {
    const { workspace, write, work } = project({ '/a.ts': '1 /b.ts', '/b.ts': '2 /c.ts', '/c.ts': '3 4' }, [words]);
    assert.equal(workspace.facts.about(sum, '/a.ts'), 10);
    write('/c.ts', '4 3');
    assert.deepEqual(
      work(() => workspace.facts.about(sum, '/a.ts')),
      { value: 10, parses: 1, derived: { extract: 1, words: 1, sum: 1 } },
      'only the sum of the edited file is taken anew',
    );
    write('/c.ts', '4   3');
    assert.deepEqual(
      work(() => workspace.facts.about(sum, '/a.ts')),
      { value: 10, parses: 1, derived: { extract: 1, words: 1 } },
      'no sum is taken anew',
    );
  });

  it('gives up what asks without end, says so, and goes on with what does not', () => {
    const endless: ProjectFact<never> = {
      id: 'endless',
      derive(file, facts) {
        for (;;) facts.of(words, file);
      },
    };
    const { workspace } = project({ '/a.ts': '1 2' }, [words]);
    assert.throws(() => workspace.facts.about(endless, '/a.ts'), TooFar);
    assert.equal(workspace.facts.about(sum, '/a.ts'), 3);
  });

  it('tells whoever asks that a fact cannot be read off a new text, and recovers with the next', () => {
    const strict: FileFact<string> = {
      id: 'strict',
      version: 1,
      extract({ text }) {
        if (text.includes('!')) throw new Error('no such text');
        return text;
      },
    };
    const { workspace, write } = project({ '/a.ts': 'one', '/b.ts': 'two' }, [strict]);
    const both = (): string => workspace.facts.of(strict, '/b.ts') + workspace.facts.of(strict, '/a.ts');
    assert.equal(both(), 'twoone');
    write('/a.ts', 'one!');
    assert.equal(workspace.facts.of(strict, '/b.ts'), 'two', 'other files are not concerned');
    assert.throws(both, /no such text/);
    write('/a.ts', 'three');
    assert.equal(both(), 'twothree');
  });

  it('parses a file once for all of its facts, and nothing to find out that nothing changed', () => {
    const shout: FileFact<string> = { id: 'shout', version: 1, extract: ({ text }) => text.toUpperCase() };
    const { workspace, write, work } = project({ '/a.ts': 'one' }, [words, shout]);
    const ask = (facts: FactReader) => [facts.of(words, '/a.ts'), facts.of(shout, '/a.ts')];
    assert.equal(work(() => ask(workspace.facts)).parses, 1);
    write('/a.ts', 'one');
    assert.deepEqual(
      work(() => ask(workspace.facts)),
      { value: [['one'], 'ONE'], parses: 0, derived: {} },
    );
  });

  it('reads a rare fact off a file only once somebody asks, and then follows its edits', () => {
    const rare: FileFact<string> = { id: 'rare', version: 1, isRare: true, extract: ({ text }) => text.toUpperCase() };
    const { workspace, write, work } = project({ '/a.ts': 'a' }, [words, rare]);
    assert.deepEqual(work(() => workspace.facts.of(words, '/a.ts')).derived, { extract: 1, words: 1 });
    assert.deepEqual(
      work(() => workspace.facts.of(rare, '/a.ts')),
      { value: 'A', parses: 0, derived: { rare: 1 } },
    );
    write('/a.ts', 'b');
    assert.equal(workspace.facts.of(rare, '/a.ts'), 'B');
    assert.equal(workspace.extracted('/a.ts')(rare), 'B');
  });

  it('reads nothing off a file again that only stands elsewhere in it, but its places', () => {
    const words: FileFact<string> = { id: 'words', version: 1, extract: ({ text }) => text };
    const place: FileFact<number> = { id: 'place', version: 1, isAboutPlaces: true, extract: ({ text }) => text.indexOf('b') };
    const { workspace, write } = project({ '/a.ts': 'a; b;' }, [words, place]);
    const ask = () => [workspace.facts.of(words, '/a.ts'), workspace.facts.of(place, '/a.ts')];
    assert.deepEqual(ask(), ['a; b;', 3]);
    write('/a.ts', 'a;  b;');
    assert.deepEqual(ask(), ['a; b;', 4]);
    write('/a.ts', 'a;  b ;');
    assert.deepEqual(ask(), ['a;  b ;', 4]);
  });

  it('reads everything again after a fact could not be read', () => {
    const strict: FileFact<string> = {
      id: 'strict',
      version: 1,
      extract({ text }) {
        if (text.startsWith('two')) throw new Error('two');
        return text;
      },
    };
    const { workspace, write } = project({ '/a.ts': 'one;' }, [strict]);
    assert.equal(workspace.facts.of(strict, '/a.ts'), 'one;');
    write('/a.ts', 'two;');
    assert.throws(() => workspace.facts.of(strict, '/a.ts'), /two/);
    write('/a.ts', ' two;');
    assert.equal(workspace.facts.of(strict, '/a.ts'), ' two;');
  });

  it('solves cycles to their fixed point, whoever is asked first', () => {
    const texts = { '/a.ts': '/b.ts 9', '/b.ts': '/c.ts 8', '/c.ts': '/a.ts 7 /d.ts', '/d.ts': '5 /e.ts', '/e.ts': '6 /d.ts' };
    for (const first of Object.keys(texts)) {
      const { workspace } = project(texts, [words]);
      workspace.facts.about(least, first);
      for (const file of Object.keys(texts)) assert.equal(workspace.facts.about(least, file), 5, `${file}, ${first} asked first`);
    }
  });

  it('forgets what held only before a cycle was broken', () => {
    const { workspace, write } = project({ '/a.ts': '/b.ts 9', '/b.ts': '/a.ts 1' }, [words]);
    assert.equal(workspace.facts.about(least, '/a.ts'), 1);
    write('/b.ts', '/a.ts 3');
    assert.equal(workspace.facts.about(least, '/a.ts'), 3);
    write('/b.ts', '8');
    assert.equal(workspace.facts.about(least, '/a.ts'), 8);
    write('/b.ts', '/c.ts 8');
    write('/c.ts', '/a.ts 2');
    assert.equal(workspace.facts.about(least, '/a.ts'), 2);
    assert.equal(workspace.facts.about(least, '/c.ts'), 2);
  });

  it('solves a component again only when something it reads changed', () => {
    const { workspace, write, work } = project({ '/a.ts': '/b.ts 9', '/b.ts': '/a.ts 7 /c.ts', '/c.ts': '8' }, [words]);
    assert.equal(workspace.facts.about(least, '/a.ts'), 7);
    write('/c.ts', '8 10');
    assert.deepEqual(work(() => workspace.facts.about(least, '/a.ts')).derived, { extract: 1, words: 1, 'least/uses': 1, least: 1 });
  });

  it('refuses a fact that depends on itself without a bottom', () => {
    const { workspace } = project({ '/a.ts': '/b.ts', '/b.ts': '/a.ts' }, [words]);
    assert.throws(() => workspace.facts.about(sum, '/a.ts'), /'sum' depends on itself/);
  });

  it('does not keep what was read in the middle of a cycle of definitions, though what closes the cycle keeps its value', () => {
    const chained: ProjectFact<number> = {
      id: 'chained',
      bottom: 0,
      derive: (file, facts) =>
        facts.of(words, file).reduce((total, word) => total + (word.startsWith('/') ? facts.about(chained, word) : Number(word)), 0),
    };
    const { workspace, write } = project({ '/a.ts': '1 /b.ts', '/b.ts': '10 /a.ts' }, [words]);
    const both = () => ['/a.ts', '/b.ts'].map((file) => workspace.facts.about(chained, file));
    assert.deepEqual(both(), [11, 21]);
    write('/a.ts', '/b.ts 1');
    write('/b.ts', '/a.ts 10');
    assert.deepEqual(both(), [11, 21]);
  });

  it('asks each definition of a cycle once, however many ways lead to it', () => {
    const names = Array.from({ length: 14 }, (_, at) => `/${at}.ts`);
    const { workspace, work } = project(Object.fromEntries(names.map((name) => [name, `${names.join(' ')} ${name.length}`])), [words]);
    const { derived } = work(() => workspace.facts.about(smallest, '/0.ts'));
    assert.ok(derived.smallest! <= names.length, `${derived.smallest} derivations`);
  });

  it('notices a change behind what was read in the middle of a cycle', () => {
    const { workspace, write } = project({ '/a.ts': '/b.ts', '/b.ts': '/a.ts /c.ts', '/c.ts': '5' }, [words]);
    assert.equal(workspace.facts.about(smallest, '/a.ts'), 5);
    write('/c.ts', '3');
    assert.equal(workspace.facts.about(smallest, '/a.ts'), 3);
    write('/b.ts', '/a.ts /c.ts 1');
    assert.equal(workspace.facts.about(smallest, '/a.ts'), 1);
  });

  it('computes once what a conclusion needs again and again, and nothing endless', () => {
    const { workspace } = project({ '/a.ts': '1' }, [words]);
    let computed = 0;
    const tree = { left: { left: {}, right: {} }, right: {} };
    tree.right = tree.left;
    const size = (node: object, facts: FactReader): number =>
      facts.once(
        node,
        () => {
          computed++;
          return Object.values(node).reduce((total, child) => total + size(child, facts), 1);
        },
        0,
      );
    const fact: ProjectFact<number> = { id: 'size', derive: (_, facts) => size(tree, facts) };
    assert.equal(workspace.facts.about(fact, ''), 7);
    assert.equal(computed, 4);
    tree.left.left = tree;
    assert.equal(workspace.facts.about({ ...fact, id: 'endless' }, ''), 5);
    assert.equal(size(tree, workspace.facts), 5, 'asked by whoever derives nothing');
  });

  it('agrees with a store made anew after any sequence of edits', () => {
    const random = generator(20261122);
    const files = ['/a.ts', '/b.ts', '/c.ts', '/d.ts', '/e.ts'];
    const text = () => Array.from({ length: random(4) }, () => (random(2) ? files[random(files.length)] : String(random(9)))).join(' ');
    for (let round = 0; round < 40; round++) {
      const texts = Object.fromEntries(files.map((file): [string, string] => [file, text()]));
      const { workspace, write } = project(texts, [words]);
      for (let edit = 0; edit < 12; edit++) {
        const file = files[random(files.length)]!;
        texts[file] = text();
        write(file, texts[file]);
        const asked = files[random(files.length)]!;
        const anew = project(texts, [words]).workspace.facts;
        const found = [workspace.facts.about(least, asked), workspace.facts.about(smallest, asked)];
        assert.deepEqual(found, [anew.about(least, asked), anew.about(least, asked)], JSON.stringify({ texts, asked }));
      }
    }
  });
});

describe('the workspace, with the facts and rules of the product', () => {
  const texts = {
    '/main.ts': `import { owner } from './users';\nfor (const invoice of invoices) await owner(invoice);`,
    '/users.ts': `import { prisma } from './prisma';\nexport function owner(invoice) {\n  return prisma.user.findUnique({ where: { id: invoice.ownerId } });\n}`,
    '/prisma.ts': `import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();`,
    '/other.ts': 'export const colour = "red";',
  };

  it('judges a file again without touching others when its body is edited', () => {
    const { workspace, write, work } = project(texts);
    analyze(workspace, '/main.ts', rules);
    write('/main.ts', `${texts['/main.ts']}\nconsole.log(1);`);
    const { value, parses, derived } = work(() => analyze(workspace, '/main.ts', rules));
    assert.equal(value.length, 1);
    assert.equal(parses, 1);
    assert.equal(derived.effects, undefined, 'no conclusion about another file');
  });

  it('keeps its conclusions about other files while a body is edited, and moves the places that prove them', () => {
    const { workspace, write, work } = project(texts);
    const [before] = analyze(workspace, '/main.ts', rules);
    const known = conclusions(workspace, '/main.ts', rules);
    write('/users.ts', texts['/users.ts'].replace('  return', '  // a comment\n  return'));
    const { value, derived } = work(() => conclusions(workspace, '/main.ts', rules));
    assert.equal(value, known, 'the very same conclusions');
    const readOff = new Set(['extract', ...fileFacts.map(({ id }) => id)]);
    assert.deepEqual(
      Object.keys(derived).filter((id) => !readOff.has(id)),
      [],
      'nothing but what the text itself says',
    );
    const [after] = analyze(workspace, '/main.ts', rules);
    assert.equal(after!.because[1]!.span.start, before!.because[1]!.span.start + '// a comment\n  '.length);
  });

  it('changes a conclusion when an exported function stops reaching the database', () => {
    const { workspace, write } = project(texts);
    assert.equal(analyze(workspace, '/main.ts', rules).length, 1);
    write('/users.ts', `export function owner(invoice) { return invoice.owner; }`);
    assert.equal(analyze(workspace, '/main.ts', rules).length, 0);
    write('/users.ts', texts['/users.ts']);
    assert.equal(analyze(workspace, '/main.ts', rules).length, 1);
  });

  it('does not parse a file again that holds no candidate', () => {
    const { workspace, work } = project(texts);
    assert.equal(work(() => analyze(workspace, '/other.ts', rules)).parses, 1);
    assert.equal(work(() => analyze(workspace, '/other.ts', rules)).parses, 0);
  });

  it('is not confused by code whose names are those of every object', () => {
    const named =
      'export class Amount { toString() { return this.valueOf(); } valueOf() { return ""; } hasOwnProperty = 1; }\nexport const constructor = { __proto__: 1, toString: () => load() };';
    const { workspace, write } = project({ ...texts, '/amount.ts': named });
    for (let edit = 0; edit < 3; edit++) {
      write('/amount.ts', `${named}\n${'// '.repeat(edit)}`);
      assert.deepEqual(analyze(workspace, '/amount.ts', rules), []);
    }
    write('/amount.ts', named.replace('valueOf() { return ""', 'valueOf() { return load()'));
    assert.deepEqual(analyze(workspace, '/amount.ts', rules), []);
  });

  it('does not keep what was only said in the middle of a cycle', () => {
    const { workspace, write } = project({
      ...texts,
      '/main.ts': `import { db as first } from './a';\nimport { db as second } from './b';\nfor (const id of ids) { await first.user.count(); await second.user.count(); }`,
      '/a.ts': `export * from './b';\nexport * from './c';`,
      '/b.ts': `export * from './a';`,
      '/c.ts': `export { prisma as db } from './prisma';`,
    });
    assert.equal(analyze(workspace, '/main.ts', rules).length, 2);
    write('/a.ts', `export * from './b';\nexport * from './c';\nexport const more = 1;`);
    assert.equal(analyze(workspace, '/main.ts', rules).length, 2);
  });

  it('notices files that come and go', () => {
    const { workspace, write } = project({ ...texts, '/users.ts': '' });
    assert.equal(analyze(workspace, '/main.ts', rules).length, 0);
    write('/users.ts', undefined);
    write('/users/index.ts', texts['/users.ts'].replace('./prisma', '../prisma'));
    assert.equal(analyze(workspace, '/main.ts', rules).length, 1);
  });

  it('drops trees: another question about an old file parses it again', () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`/f${at}.ts`, `export const n${at} = ${at};`]));
    const { workspace, work } = project({ ...texts, ...many });
    for (const file of workspace.files()) analyze(workspace, file, rules);
    assert.equal(work(() => workspace.parse('/f0.ts')).parses, 1);
  });
});

/** Whole numbers below a bound, the same for the same seed. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
