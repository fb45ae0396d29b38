import { memo } from '../engine/memo.ts';
import { ts } from '../engine/ts.ts';

const byFile = new WeakMap<ts.SourceFile, ReadonlyMap<string, ts.JSDocTypedefTag>>();

/** What a comment of a JavaScript file gives a name to: `@typedef {import('pg').Pool} Db`. */
export function typedefOf(name: string, file: ts.SourceFile): ts.JSDocTypedefTag | undefined {
  return memo(byFile, file, () => readTypedefs(file)).get(name);
}

/** The names that comments of a file give to types: importing ones may ask for them. */
export function typedefNames(file: ts.SourceFile): readonly string[] {
  return [...memo(byFile, file, () => readTypedefs(file)).keys()];
}

function readTypedefs(file: ts.SourceFile): ReadonlyMap<string, ts.JSDocTypedefTag> {
  const found = new Map<string, ts.JSDocTypedefTag>();
  if (!file.text.includes('@typedef')) return found;
  for (const statement of [...file.statements, file.endOfFileToken]) {
    // Of several comments before a statement, the compiler's own look-up gives the last alone.
    const { jsDoc = [] } = statement as { jsDoc?: readonly ts.JSDoc[] };
    for (const tag of jsDoc.flatMap(({ tags = [] }) => [...tags])) {
      if (ts.isJSDocTypedefTag(tag) && tag.name) found.set(tag.name.text, tag);
    }
  }
  return found;
}
