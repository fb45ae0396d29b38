import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Styled where the output shows it: at a terminal, unless NO_COLOR is set, or where FORCE_COLOR is. */
export function styled(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

/** `1 finding`, `2 findings`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
