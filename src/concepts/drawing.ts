import type { Drawing } from './concept.ts';

/** Whole numbers of a grid of 4; strokes of 1.25; text of 11 and, for notes, 10. All drawings look as if one hand had drawn them. */
export const width = 300;

/** Theme colours by what they mean. Orange is none of them: themes of high contrast do not have it. */
const colours = {
  plain: 'currentColor',
  quiet: 'var(--vscode-descriptionForeground)',
  good: 'var(--vscode-charts-green)',
  bad: 'var(--vscode-charts-red)',
  first: 'var(--vscode-charts-blue)',
  second: 'var(--vscode-charts-yellow)',
  third: 'var(--vscode-charts-purple)',
} as const;

export type Tone = keyof typeof colours;

/** A whole drawing, with its text alternative in it. */
export function drawing({ title, text, height, parts }: Omit<Drawing, 'svg'> & { height: number; parts: readonly string[] }): Drawing {
  const id = `drawing-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  const svg = `<svg viewBox="0 0 ${width} ${height}" width="100%" overflow="visible" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-text" fill="none" stroke-width="1.25" stroke-linecap="round" stroke-linejoin="round" font-size="11">
<title id="${id}-title">${escaped(title)}</title>
<desc id="${id}-text">${escaped(text)}</desc>
${parts.join('\n')}
</svg>`;
  return { title, text, svg };
}

/** A box with a word or two in its middle; `\n` breaks lines. */
export function box(x: number, y: number, wide: number, high: number, words = '', tone: Tone = 'plain', isDashed = false): string {
  const lines = words ? words.split('\n') : [];
  const first = y + high / 2 + 4 - ((lines.length - 1) * 13) / 2;
  return [
    `<rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="3" ${stroke(tone)}${isDashed ? ' stroke-dasharray="3 3"' : ''}/>`,
    ...lines.map((line, i) => textAt(x + wide / 2, first + i * 13, line, 'plain', 'middle')),
  ].join('');
}

/** A filled block, for time lines and shares. */
export const block = (x: number, y: number, wide: number, high: number, tone: Tone): string =>
  `<rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="2" ${fill(tone)}/>`;

/** The field's sign for a store of data. */
export function store(x: number, y: number, wide: number, high: number, words = '', tone: Tone = 'plain'): string {
  const half = wide / 2;
  const lines = words ? words.split('\n') : [];
  const first = y + high / 2 + 7 - ((lines.length - 1) * 13) / 2;
  return [
    `<path d="M${x} ${y + 5}v${high - 10}a${half} 5 0 0 0 ${wide} 0v${10 - high}" ${stroke(tone)}/>`,
    `<ellipse cx="${x + half}" cy="${y + 5}" rx="${half}" ry="5" ${stroke(tone)}/>`,
    ...lines.map((line, i) => textAt(x + half, first + i * 13, line, 'plain', 'middle')),
  ].join('');
}

/** An arrow through points, with its head at the last. */
export function arrow(points: readonly (readonly [number, number])[], tone: Tone = 'plain', isDashed = false): string {
  const [x, y] = points.at(-1)!;
  const [fromX, fromY] = points.at(-2)!;
  const angle = Math.atan2(y - fromY, x - fromX);
  const wing = (turn: number) => `${round(x - 6 * Math.cos(angle + turn))} ${round(y - 6 * Math.sin(angle + turn))}`;
  return `${line(points, tone, isDashed)}<path d="M${wing(0.45)} ${x} ${y} ${wing(-0.45)}" ${stroke(tone)}/>`;
}

export const line = (points: readonly (readonly [number, number])[], tone: Tone = 'plain', isDashed = false): string =>
  `<path d="M${points.map(([x, y]) => `${x} ${y}`).join(' ')}" ${stroke(tone)}${isDashed ? ' stroke-dasharray="3 3"' : ''}/>`;

/** Words beside a line: smaller and quieter than those in boxes. */
export const note = (x: number, y: number, words: string, anchor: Anchor = 'start', tone: Tone = 'quiet'): string =>
  words
    .split('\n')
    .map((text, i) => textAt(x, y + i * 12, text, tone, anchor, 10))
    .join('');

/** Words that name what stands below or beside them. */
export const label = (x: number, y: number, words: string, anchor: Anchor = 'start'): string => textAt(x, y, words, 'plain', anchor);

export const dot = (x: number, y: number, tone: Tone = 'plain', radius = 4): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" ${fill(tone)}/>`;

export const ring = (x: number, y: number, radius: number, tone: Tone = 'plain'): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" ${stroke(tone)}/>`;

type Anchor = 'start' | 'middle' | 'end';

function textAt(x: number, y: number, text: string, tone: Tone, anchor: Anchor, size?: number): string {
  const attributes = `${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${size ? ` font-size="${size}"` : ''}`;
  return `<text x="${x}" y="${y}" fill="${colours[tone]}"${attributes}>${escaped(text)}</text>`;
}

/** What is quiet shines through: some themes describe in the colour of the text itself. */
const stroke = (tone: Tone): string => (tone === 'quiet' ? 'stroke="currentColor" stroke-opacity="0.5"' : `stroke="${colours[tone]}"`);

const fill = (tone: Tone): string => (tone === 'quiet' ? 'fill="currentColor" fill-opacity="0.5"' : `fill="${colours[tone]}"`);

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const round = (value: number): number => Math.round(value * 10) / 10;
