import { element, iconButton, iconOf } from './dom.ts';

export interface Toolbar {
  readonly element: HTMLElement;
  readonly field: HTMLInputElement;
  update(state: { readonly canGoBack: boolean; readonly canGoForward: boolean; readonly query: string }): void;
}

interface Actions {
  /** Back (-1) or forward (1). */
  step(by: number): void;
  home(): void;
  type(query: string): void;
  /** The search is about to be used. */
  prepare(): void;
  /** The focus goes to the first result; with `open` that is opened. */
  enterResults(open: boolean): void;
}

/** Stays at the top: back, forward, table of contents, search. */
export function toolbar({ step, home, type, prepare, enterResults }: Actions): Toolbar {
  const back = iconButton('back', 'Go Back (Alt+Left)', () => step(-1));
  const forward = iconButton('forward', 'Go Forward (Alt+Right)', () => step(1));
  const contents = iconButton('contents', 'All Fundamentals', home);
  const field = element('input', {
    type: 'text',
    id: 'search',
    placeholder: 'Search: slow endpoint',
    'aria-label': 'Search the fundamentals',
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: () => show(),
    onfocus: () => prepare(),
    onkeydown: (event) => keyDown(event as KeyboardEvent),
  });
  const clear = iconButton('clear', 'Clear Search', () => {
    field.value = '';
    show();
    field.focus();
  });
  return {
    element: element(
      'header',
      { class: 'toolbar' },
      element('nav', { 'aria-label': 'Reference' }, back, forward, contents),
      element('search', {}, element('div', { class: 'search' }, iconOf('search'), field, clear)),
    ),
    field,
    update({ canGoBack, canGoForward, query }) {
      disable(back, !canGoBack);
      disable(forward, !canGoForward);
      if (field.value.trim() !== query) field.value = query;
      clear.hidden = !field.value;
    },
  };

  function show(): void {
    clear.hidden = !field.value;
    type(field.value.trim());
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      enterResults(event.key === 'Enter');
    }
    if (event.key === 'Escape' && field.value) clear.click();
  }
}

/** Not the attribute `disabled`, which would drop the focus of whoever has just gone back to the beginning. */
function disable(button: HTMLButtonElement, isDisabled: boolean): void {
  button.setAttribute('aria-disabled', String(isDisabled));
}
