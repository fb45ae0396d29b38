import type { Html } from '../server/protocol.ts';

type Attributes = Readonly<Record<string, string | boolean | EventListener>>;

/** An element with attributes, listeners (`onclick: …`) and children. Strings are text, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  ...children: (Node | string | undefined)[]
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
