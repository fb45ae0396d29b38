import { createHighlighterCoreSync } from '@shikijs/core';
import { createJavaScriptRegexEngine } from '@shikijs/engine-javascript';
import bash from '@shikijs/langs/bash';
import http from '@shikijs/langs/http';
import json from '@shikijs/langs/json';
import sql from '@shikijs/langs/sql';
import tsx from '@shikijs/langs/tsx';
import typescript from '@shikijs/langs/typescript';
import yaml from '@shikijs/langs/yaml';
import type { Html } from '../webview/reference.ts';
import { type TokenKind, tokenScopes } from '../webview/tokens.ts';

/** The editor's own grammars, so that a theme colours an example as it colours the file beside it. */
const highlighter = createHighlighterCoreSync({
  langs: [typescript, tsx, sql, json, yaml, bash, http],
  themes: [],
  engine: createJavaScriptRegexEngine(),
});

export const isLanguage = (name: string): boolean => highlighter.getLoadedLanguages().includes(name);

/** Code as HTML: an element per line, so that the style sheet can indent what does not fit, and in it one per run of a kind of token. */
export function highlighted(code: string, language: string): Html {
  const grammar = highlighter.getLanguage(language);
  let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
  const lines = code.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    const runs: { readonly kind: TokenKind | undefined; text: string }[] = [];
    for (const { startIndex, endIndex, scopes } of tokens) {
      const text = line.slice(startIndex, endIndex);
      const last = runs.at(-1);
      const kind = kindOf(scopes);
      if (last && (last.kind === kind || !text.trim())) last.text += text;
      else runs.push({ kind, text });
    }
    const html = runs.map(({ kind, text }) => (kind ? `<span class="t-${kind}">${escaped(text)}</span>` : escaped(text)));
    return `<span class="line">${html.join('')}\n</span>`;
  });
  return lines.join('') as Html;
}

/** The kind of the innermost scope that has one, the most special kind of it. */
function kindOf(scopes: readonly string[]): TokenKind | undefined {
  for (const scope of scopes.toReversed()) {
    const kind = kinds.find(([, prefix]) => scope === prefix || scope.startsWith(`${prefix}.`))?.[0];
    if (kind) return kind;
  }
  return;
}

/** Wider than the scopes that themes are asked for: every string is a string, whatever its quotes. */
const wider: Partial<Record<TokenKind, string>> = { comment: 'comment', string: 'string', primitive: 'support.type', variable: 'variable' };

const kinds = Object.entries({ ...tokenScopes, ...wider }).sort(([, a], [, b]) => b.length - a.length) as [TokenKind, string][];

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
