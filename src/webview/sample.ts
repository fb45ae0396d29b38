import { element, iconButton, iconOf, markup } from './dom.ts';
import type { Html, Sample } from './reference.ts';
import type { View } from './view.ts';

/** What is wrong and what is right, each with a button that copies it. */
export function samples({ bad, good }: Sample, view: View): HTMLElement {
  return element('div', { class: 'samples' }, code('Instead of', 'bad', bad, view), code('Write', 'good', good, view));
}

function code(title: string, kind: 'bad' | 'good', html: Html, view: View): HTMLElement {
  const pre = element('pre', {}, markup('code', {}, html));
  const copy = iconButton('copy', 'Copy', () => {
    view.say({ type: 'copy', text: pre.textContent ?? '' });
    view.announce('Copied');
    copy.replaceChildren(iconOf('check'));
    setTimeout(() => copy.replaceChildren(iconOf('copy')), 2000);
  });
  copy.setAttribute('aria-label', `Copy the code under “${title}”`);
  return element('figure', { class: `sample ${kind}` }, element('figcaption', {}, element('span', {}, title), copy), pre);
}
