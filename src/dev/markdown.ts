import MarkdownIt from 'markdown-it';
import type { Html } from '../webview/reference.ts';
import { highlighted, isLanguage } from './highlight.ts';

// `html: false` escapes raw HTML; links other than http(s), mail and `#page` stay text by the library's own check.
const markdown = new MarkdownIt({
  html: false,
  typographer: false,
  highlight: (code, language) => (isLanguage(language) ? highlighted(code.trimEnd(), language) : ''),
});

/** Paragraphs, lists, tables, code. */
export function text(source: string): Html {
  return markdown.render(source.trim()) as Html;
}

/** A sentence, without a paragraph around it. */
export function line(source: string): Html {
  return markdown.renderInline(source) as Html;
}

/** What is read of Markdown, for searching and for tooltips. */
export function plain(source: string): string {
  const words = (token: ReturnType<typeof markdown.parse>[number]): string =>
    token.children?.map(words).join('') ?? (token.type.endsWith('break') ? ' ' : token.content);
  return markdown
    .parse(source.trim(), {})
    .map(words)
    .filter((each) => each.trim())
    .join(' ')
    .replace(/\s+/g, ' ');
}
