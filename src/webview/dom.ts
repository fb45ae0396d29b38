import type { Html } from './reference.ts';

type Attributes = Readonly<Record<string, string | boolean | EventListener>>;
type Child = Node | string | undefined;

/** An element with attributes, listeners (`onclick: …`) and children. Strings are text, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else if (value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** An element around markup of the build. */
export function markup<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  html: Html,
): HTMLElementTagNameMap[Name] {
  const made = element(name, attributes);
  made.innerHTML = html;
  return made;
}

/** A button that looks like the editor's own secondary buttons. */
export const button = (text: string, onclick: () => void, attributes: Attributes = {}): HTMLButtonElement =>
  element('button', { type: 'button', class: 'button', onclick, ...attributes }, text);

/** A button that shows an icon and says its name in a tooltip and to screen readers. */
export const iconButton = (icon: IconName, name: string, onclick: () => void): HTMLButtonElement =>
  element('button', { type: 'button', class: 'icon-button', title: name, 'aria-label': name, onclick }, iconOf(icon));

/** Strokes on a grid of 16, in the manner of the editor's icons. */
const icons = {
  back: 'M7 3 2.5 8 7 13M2.5 8H14',
  forward: 'M9 3 13.5 8 9 13M13.5 8H2',
  search: 'M10.5 10.5 14 14M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z',
  clear: 'm4 4 8 8M12 4l-8 8',
  copy: 'M5.5 5.5h8v8h-8ZM3 10.5h-.5v-8h8V3',
  check: 'm3 8.5 3.5 3.5L13 4.5',
  warning: 'M8 2.5 14 13.5H2ZM8 6.5v3.5M8 11.5v.5',
  contents: 'M5.5 4H14M5.5 8H14M5.5 12H14M2 4h1M2 8h1M2 12h1',
} as const;

export type IconName = keyof typeof icons;

export function iconOf(name: IconName): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [key, value] of Object.entries({ class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' })) svg.setAttribute(key, value);
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', icons[name]);
  svg.append(path);
  return svg;
}
