import { type Edit, newlineOf } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { quoteOf, terminatorOf } from '../syntax/style.ts';

/** `import { In } from 'typeorm'` as a file writes it, without an end of line. `clause` is what stands between the keywords. */
export function importLine(file: ts.SourceFile, clause: string, specifier: string, isType = false): string {
  const quote = quoteOf(file);
  const isCommonJs = !file.statements.some(ts.isImportDeclaration) && /\brequire\(/.test(file.text);
  const quoted = `${quote}${specifier}${quote}`;
  const line = isCommonJs ? `const ${clause} = require(${quoted})` : `import ${isType ? 'type ' : ''}${clause} from ${quoted}`;
  return line + terminatorOf(file);
}

/** Puts lines below the last import of a file; in one without, above its first statement. */
export function insertImports(file: ts.SourceFile, lines: readonly string[]): Edit {
  const above = file.statements.filter(isImport).at(-1);
  const newline = newlineOf(file);
  const start = above?.end ?? firstBelowImports(file)?.getStart() ?? 0;
  const text = lines.map((line) => (above ? newline + line : line + newline)).join('');
  return { file: file.fileName, span: { start, end: start }, text };
}

/** The first statement that neither imports nor is a directive (`'use strict'`). */
export function firstBelowImports({ statements }: ts.SourceFile): ts.Statement | undefined {
  return statements.find((one) => !isImport(one) && !(ts.isExpressionStatement(one) && ts.isStringLiteral(one.expression)));
}

function isImport(statement: ts.Statement): boolean {
  return ts.isImportDeclaration(statement) || /^(const|let|var) [^=]*= require\(/.test(statement.getText());
}
