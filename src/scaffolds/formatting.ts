import { jsonOf, type Literal, literalsOf, nearestText } from './configurations.ts';
import { dependenciesOf, manifestOf, type Tree } from './tree.ts';

/** How code is laid out, in the words of Prettier (https://prettier.io/docs/options). */
export type Formatting = Readonly<Record<string, string | number | boolean>>;

/** Where Prettier looks for its options, in its order; `package.json` comes before them. */
const prettierFiles = ['', '.json', '.yaml', '.yml', '.json5', '.js', '.ts', '.mjs', '.mts', '.cjs', '.cts']
  .map((ending) => `.prettierrc${ending}`)
  .concat(
    ['js', 'ts', 'mjs', 'mts', 'cjs', 'cts'].map((ending) => `prettier.config.${ending}`),
    '.prettierrc.toml',
  );
const eslintFiles = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts']
  .map((ending) => `eslint.config.${ending}`)
  .concat(['.eslintrc.js', '.eslintrc.cjs', '.eslintrc.json', '.eslintrc']);

const options = [
  'printWidth',
  'tabWidth',
  'useTabs',
  'semi',
  'singleQuote',
  'quoteProps',
  'trailingComma',
  'bracketSpacing',
  'objectWrap',
  'arrowParens',
  'endOfLine',
  'experimentalTernaries',
  'experimentalOperatorPosition',
];

/**
 * As the project's Prettier or Biome would lay it out, as far as their settings can be read without running anything; else as its ESLint
 * asks and as its code is. `seen` is what most of its code does.
 */
export function formattingOf(tree: Tree, seen: Formatting): Formatting {
  const own = prettierOf(tree);
  if (own) return { ...editorConfigOf(tree), ...own };
  const biome = biomeOf(tree);
  if (biome) return biome;
  // As it comes.
  if (dependenciesOf(manifestOf(tree)).has('prettier')) return editorConfigOf(tree);
  return { printWidth: 100, ...seen, ...editorConfigOf(tree), ...eslintOf(tree) };
}

/** Whether bodies of one statement stand in braces, because a linter asks for it. */
export function isBraced(tree: Tree): boolean {
  const [curly] = eslintRules(tree).get('curly') ?? [];
  return curly === 'all' || curly === true || /"useBlockStatements"\s*:\s*("(error|warn|on)"|\{)/.test(biomeText(tree) ?? '');
}

/** What is set for Prettier; undefined where nothing is. */
function prettierOf(tree: Tree): Formatting | undefined {
  const inManifest = /"prettier"\s*:\s*(\{[^}]*\})/.exec(tree.read(`${tree.root}/package.json`) ?? '')?.[1];
  const text = inManifest ?? nearestText(tree, prettierFiles);
  if (text === undefined) return;
  const set = literalsOf(text);
  return Object.fromEntries(
    options.flatMap((option) => {
      const [value] = set.get(option) ?? [];
      return value === undefined ? [] : [[option, value]];
    }),
  );
}

const biomeText = (tree: Tree): string | undefined => nearestText(tree, ['biome.json', 'biome.jsonc']);

/** Settings of Biome that Prettier has other words for (https://biomejs.dev/reference/configuration/). */
function biomeOf(tree: Tree): Formatting | undefined {
  const text = biomeText(tree);
  if (text === undefined) return;
  const { formatter, javascript } = jsonOf(text) as {
    formatter?: Record<string, Literal>;
    javascript?: { formatter?: Record<string, Literal> };
  };
  const set = { ...formatter, ...javascript?.formatter };
  if (set.enabled === false) return;
  return {
    printWidth: Number(set.lineWidth ?? 80),
    useTabs: (set.indentStyle ?? 'tab') === 'tab',
    tabWidth: Number(set.indentWidth ?? 2),
    singleQuote: set.quoteStyle === 'single',
    semi: set.semicolons !== 'asNeeded',
    bracketSpacing: set.bracketSpacing !== false,
    trailingComma: String(set.trailingCommas ?? 'all'),
    arrowParens: set.arrowParentheses === 'asNeeded' ? 'avoid' : 'always',
  };
}

/** What `.editorconfig` says of all files, or of those of TypeScript and JavaScript. */
function editorConfigOf(tree: Tree): Formatting {
  const sections = (nearestText(tree, ['.editorconfig']) ?? '').split(/^(?=\s*\[)/m);
  const lines = sections.filter((section) => /^\s*\[(\*|[^\]]*\b(ts|js)\b[^\]]*)\]/.test(section)).join('\n');
  const said = (name: string): string | undefined => [...lines.matchAll(new RegExp(`^\\s*${name}\\s*=\\s*(\\w+)`, 'gim'))].at(-1)?.[1];
  const [style, size, width] = ['indent_style', 'indent_size', 'max_line_length'].map(said);
  return {
    ...(style && { useTabs: style === 'tab' }),
    ...(Number(size) && { tabWidth: Number(size) }),
    ...(Number(width) && { printWidth: Number(width) }),
  };
}

/** What rules of ESLint ask, its own and those of ESLint Stylistic, by their names. */
function eslintOf(tree: Tree): Formatting {
  const rules = eslintRules(tree);
  const [quotes, semi, indent, width] = ['quotes', 'semi', 'indent', 'max-len'].map((name) => rules.get(name)?.[0]);
  return {
    ...(typeof quotes === 'string' && { singleQuote: quotes === 'single' }),
    ...(semi !== undefined && { semi: semi !== 'never' && semi !== false }),
    ...(indent !== undefined && { useTabs: indent === 'tab' }),
    ...(typeof indent === 'number' && { tabWidth: indent }),
    ...(typeof width === 'number' && { printWidth: width }),
  };
}

const severities: readonly Literal[] = ['off', 'warn', 'error', 0, 1, 2];

/** The rules that are on, each with what it is asked to do: `true` where nothing is said of that. */
function eslintRules(tree: Tree): ReadonlyMap<string, readonly Literal[]> {
  const rules = new Map<string, readonly Literal[]>();
  for (const [key, [first, ...others]] of literalsOf(nearestText(tree, eslintFiles) ?? '')) {
    const isRule = severities.includes(first!) && (typeof first === 'string' || key === 'semi' || others.length > 0);
    const said = isRule ? others : [first!];
    if (isRule && (first === 'off' || first === 0)) continue;
    rules.set(key.replace(/^.*\//, ''), said.length ? said : [true]);
  }
  return rules;
}
