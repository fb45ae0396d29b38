import { parse } from 'jsonc-parser';
import { extensions, Uri, workspace } from 'vscode';
import type { TokenColours } from '../webview/protocol.ts';
import { tokenScopes } from '../webview/tokens.ts';

interface TokenRule {
  readonly scope?: string | readonly string[];
  readonly settings?: { readonly foreground?: string; readonly fontStyle?: string };
}

interface Theme {
  readonly include?: string;
  readonly tokenColors?: readonly TokenRule[];
}

/**
 * How a theme colours code. VS Code hands its colours for the workbench to webviews, but not those for code: they are read from the theme's own file.
 * Empty where that is not to be found, as when the theme is installed on another machine than the workspace.
 */
export async function themeColours(id: string): Promise<TokenColours> {
  try {
    const file = fileOf(id);
    const rules = file ? await rulesOf(file) : [];
    const entries = Object.entries(tokenScopes).map(([kind, scope]) => [kind, look(rules, scope)] as const);
    return Object.fromEntries(entries.filter(([, { colour, isItalic, isBold }]) => colour ?? isItalic ?? isBold));
  } catch {
    return {};
  }
}

function fileOf(id: string): Uri | undefined {
  for (const { extensionUri, packageJSON } of extensions.all) {
    const themes: readonly { id?: string; label?: string; path: string }[] = packageJSON.contributes?.themes ?? [];
    const theme = themes.find((each) => (each.id ?? each.label) === id);
    if (theme) return Uri.joinPath(extensionUri, theme.path);
  }
  return;
}

/** What a theme includes comes first, so that its own rules win. */
async function rulesOf(file: Uri, depth = 0): Promise<readonly TokenRule[]> {
  const theme = parse(new TextDecoder().decode(await workspace.fs.readFile(file)), [], { allowTrailingComma: true }) as Theme;
  const included = theme.include && depth < 5 ? await rulesOf(Uri.joinPath(file, '..', theme.include), depth + 1) : [];
  return [...included, ...(Array.isArray(theme.tokenColors) ? theme.tokenColors : [])];
}

/** The most special rule for a scope of TypeScript decides, and of equals the last. Colour and style are decided apart. */
function look(rules: readonly TokenRule[], scope: string): TokenColours[string] {
  let colour: { weight: number; value: string } | undefined;
  let style: { weight: number; value: string } | undefined;
  for (const { scope: selectors = [], settings = {} } of rules) {
    const weight = Math.max(-1, ...[selectors].flat().flatMap((each) => each.split(',').map((one) => weightOf(one.trim(), scope))));
    if (weight < 0) continue;
    const { foreground, fontStyle } = settings;
    if (foreground && /^#[\da-f]{3,8}$/i.test(foreground) && weight >= (colour?.weight ?? 0)) colour = { weight, value: foreground };
    if (fontStyle !== undefined && weight >= (style?.weight ?? 0)) style = { weight, value: fontStyle };
  }
  const has = (name: string) => (style?.value.includes(name) ? true : undefined);
  const [isItalic, isBold] = [has('italic'), has('bold')];
  return { ...(colour && { colour: colour.value }), ...(isItalic && { isItalic }), ...(isBold && { isBold }) };
}

/** How special a selector is that matches; -1 where it does not. Its ancestors may be the language only. */
function weightOf(selector: string, scope: string): number {
  const parts = selector.split(/\s+/);
  const own = parts.pop()!;
  const isAbout = (part: string, of: string) => of === part || of.startsWith(`${part}.`);
  return own && isAbout(own, scope) && parts.every((part) => isAbout(part, 'source.ts')) ? own.length : -1;
}
