import { libraries } from '../libraries/index.ts';
import { rules } from '../rules/index.ts';

/** The README with its tables as the rules and libraries say now. Throws where the markers of a section are missing. */
export function withTables(text: string): string {
  const ruleRows = rules.map(({ id, severity, summary }) => `| \`${id}\` | ${severity} | ${summary} |`);
  const libraryRows = libraries.map(({ name, packages }) => `| ${name} | ${specifiers(packages)} |`);
  const filled = fill(text, 'rules', ['| rule | severity | what is wrong |', '|---|---|---|', ...ruleRows]);
  return fill(filled, 'libraries', ['| library | imported as |', '|---|---|', ...libraryRows]);
}

/** The first few; a library with a package for every driver would fill the page. */
function specifiers(packages: readonly string[]): string {
  const shown = packages.slice(0, 3).map((specifier) => `\`${specifier}\``);
  return packages.length > shown.length ? `${shown.join(', ')} and ${packages.length - shown.length} more` : shown.join(', ');
}

/** Throws where the markers of a section are missing. */
function fill(text: string, section: string, lines: readonly string[]): string {
  const markers = new RegExp(`(<!-- generated: ${section} -->\n)[^]*?(<!-- /generated -->)`);
  if (!markers.test(text)) throw new Error(`README.md has no section '${section}'`);
  return text.replace(markers, (_, start: string, end: string) => `${start}${lines.join('\n')}\n${end}`);
}
