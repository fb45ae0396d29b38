import MiniSearch, { type SearchResult } from 'minisearch';
import { type PartId, partTitles, type SearchText, type SearchTexts } from './reference.ts';

/** A page that matches, and where. */
export interface Hit {
  readonly page: string;
  readonly title: string;
  /** The part in which the words were found best; `title` where the title itself matches. */
  readonly part: PartId;
  /** The text around the words, in pieces. */
  readonly excerpt: readonly Piece[];
  readonly titlePieces: readonly Piece[];
}

export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

const fields = Object.keys(partTitles) as PartId[];

/**
 * Answers queries as they are typed: prefixes and misspelt words count, all words must occur, and where no page has them all, any may.
 * The index is made here, of the texts that excerpts are cut from: made by the build it would weigh 240 kB more and load no faster.
 */
export function createSearch(texts: SearchTexts): (query: string) => readonly Hit[] {
  const textOf = new Map(texts.map((text) => [text.id, text]));
  const index = new MiniSearch<SearchText>({
    fields,
    tokenize: words,
    processTerm: term,
    searchOptions: {
      boost: { title: 8, symptoms: 5, summary: 3, rules: 2 },
      fuzzy: (word) => (word.length > 4 ? 0.2 : false),
      prefix: (word, at, all) => word.length > 3 || at === all.length - 1,
    },
  });
  index.addAll(texts);
  return (query) => {
    const strict = index.search(query, { combineWith: 'AND' });
    const hits = (strict.length ? strict : index.search(query, { combineWith: 'OR' })).map((result) => hit(result, textOf.get(result.id)!));
    const named = hits.filter(({ title }) => essence(title) === essence(query));
    return named.length ? [...named, ...hits.filter((each) => !named.includes(each))] : hits;
  };
}

function hit({ match, terms }: SearchResult, text: SearchText): Hit {
  const matched = new Set(terms);
  const found = Object.values(match).flat();
  const times = (part: string) => found.filter((each) => each === part).length;
  const best = fields.toSorted((a, b) => times(b) - times(a))[0]! as PartId;
  const part: PartId = found.includes('title') ? 'title' : best;
  const around = part === 'title' ? (text.summary ?? text.exercise ?? text.whenNotToUse ?? '') : (text[part] ?? '');
  return {
    page: text.id,
    title: text.title ?? '',
    part,
    titlePieces: pieces(text.title ?? '', matched),
    excerpt: excerpt(around, part, matched),
  };
}

/** Some lines of a narrow sidebar around the first match. Of symptoms, only the one that matches best. */
function excerpt(text: string, part: PartId, matched: ReadonlySet<string>): readonly Piece[] {
  if (part === 'symptoms') {
    const count = (symptom: string) => words(symptom).filter((word) => matched.has(term(word) || '')).length;
    return pieces(text.split(' · ').toSorted((a, b) => count(b) - count(a))[0]!, matched);
  }
  const all = pieces(text, matched);
  const start = all
    .slice(
      0,
      Math.max(
        0,
        all.findIndex(({ isMatch }) => isMatch),
      ),
    )
    .reduce((sum, piece) => sum + piece.text.length, 0);
  if (start < 60) return pieces(cut(text, 0), matched);
  return pieces(cut(text, text.indexOf(' ', start - 40) + 1), matched);
}

const longest = 120;

function cut(text: string, from: number): string {
  const end = from + longest < text.length ? text.lastIndexOf(' ', from + longest) : text.length;
  return `${from ? '… ' : ''}${text.slice(from, end)}${end < text.length ? ' …' : ''}`;
}

function pieces(text: string, matched: ReadonlySet<string>): readonly Piece[] {
  const all: Piece[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(wordForm)) {
    if (!words(word).some((each) => matched.has(term(each) || ''))) continue;
    if (index > end) all.push({ text: text.slice(end, index), isMatch: false });
    all.push({ text: word, isMatch: true });
    end = index + word.length;
  }
  return end < text.length ? [...all, { text: text.slice(end), isMatch: false }] : all;
}

const wordForm = /[\p{L}\p{N}]+(?:[+._/'’-][\p{L}\p{N}]+)*/gu;

/** `dead-letter` is two words, `N+1` is one. */
function words(text: string): string[] {
  return [...text.matchAll(wordForm)].flatMap(([word]) => {
    const parts = word.split(/[+._/'’-]/);
    return parts.every((part) => part.length > 1) ? parts : [word];
  });
}

const stopWords = new Set('a an and are as at be by for from in is it of on or that the to with'.split(' '));

/** A title that is typed comes first, whatever other pages say of it. */
const essence = (text: string): string =>
  words(text)
    .flatMap((word) => term(word) ?? [])
    .join(' ');

/** Lower case, singular; null for words that say nothing. */
function term(word: string): string | null {
  const lower = word.toLowerCase();
  if (stopWords.has(lower)) return null;
  if (lower.length > 4 && lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (/(x|ss)es$/.test(lower)) return lower.slice(0, -2);
  return lower.length > 3 && /[^s]s$/.test(lower) ? lower.slice(0, -1) : lower;
}
