import type { TokenColours } from './protocol.ts';

/** The style sheet's own colours stand where a theme says nothing. A constructed sheet is no inline style: the page allows none. */
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];

/** Colours code as the editor's theme does. */
export function showColours(colours: TokenColours): void {
  const rules = Object.entries(colours).map(([kind, { colour, isItalic, isBold }]) => {
    const look = [colour && `color: ${colour}`, isItalic && 'font-style: italic', isBold && 'font-weight: bold'].filter(Boolean);
    return `pre .t-${kind} { ${look.join('; ')} }`;
  });
  // A theme that colours anything says with silence, too: such tokens look like the text around them.
  const silence = rules.length ? ['pre [class^="t-"] { color: inherit; font-style: normal }'] : [];
  sheet.replaceSync([...silence, ...rules].join('\n'));
}

/** The theme that the editor wears, as webviews are told it. */
export const themeId = (): string => document.body.dataset.vscodeThemeId ?? '';

/** Calls `show` whenever the editor puts on another theme. */
export function onThemeChange(show: () => void): void {
  new MutationObserver(show).observe(document.body, { attributeFilter: ['data-vscode-theme-id'] });
}
