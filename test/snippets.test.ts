import { strict as assert } from 'node:assert';
import snippets from '../snippets/typescript.json' with { type: 'json' };
import { ts } from '../src/engine/ts.ts';

describe('snippets', () => {
  for (const [name, { body }] of Object.entries(snippets)) {
    it(`${name} compiles as inserted, under strict`, () => {
      assert.deepEqual(errors(expand(body.join('\n'))), []);
    }).timeout(60_000);
  }
});

/** What the editor inserts when every tab stop keeps its default. Knows the forms that our snippets use, and leaves `$` behind for others. */
function expand(body: string): string {
  const defaults = new Map<string, string>();
  const once = body
    .replace(/\$\{(\d+)\|([^,|]+)[^}]*\|\}/g, (_, stop, first) => keep(stop, first))
    .replace(/\$\{(\d+):(\w+)\}/g, (_, stop, text) => keep(stop, text));
  const transformed = transform(once).replace(/\$\{(\d+):([^${}]*)\}/g, (_, stop, text) => keep(stop, text));
  return transformed
    .replace(/(?<!\\)\$(\d)/g, (_, stop) => (stop === '0' ? '' : (defaults.get(stop) ?? `$${stop}`)))
    .replaceAll('\\$', '$');

  function keep(stop: string, text: string): string {
    defaults.set(stop, text);
    return text;
  }
  function transform(text: string): string {
    return text.replace(/\$\{(\d)\/\(\.\*\)\/\$\{1:\/(camelcase|snakecase)\}\/\}/g, (_, stop, form) => {
      const value = defaults.get(stop) ?? '';
      return form === 'camelcase' ? value[0]!.toLowerCase() + value.slice(1) : value.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
    });
  }
}

function errors(source: string): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (file, ...rest) =>
    file === 'snippet.ts' ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2022) : read(file, ...rest);
  const program = ts.createProgram(['snippet.ts'], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText, start }) => `${source.slice(start).split('\n')[0]}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}
