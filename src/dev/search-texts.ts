import { ignorable } from '../concepts/ignorable.ts';
import { practices } from '../concepts/practices.ts';
import { ignorablePage, practicesPage, type SearchText } from '../webview/reference.ts';
import { concepts, rulesOf, scaffoldsOf, snippetsOf } from './catalogue.ts';
import { plain } from './markdown.ts';

/** What is searched, as plain text by page and part. */
export function searchTexts(): readonly SearchText[] {
  return [
    ...concepts.map((concept) => ({
      id: concept.id,
      title: concept.title,
      summary: plain(concept.summary),
      symptoms: concept.symptoms.join(' · '),
      problem: plain(concept.problem),
      example: concept.drawings?.map(({ text }) => text).join(' ') ?? '',
      whenToUse: plain(concept.whenToUse),
      whenNotToUse: plain(concept.whenNotToUse),
      howToSpot: plain(concept.howToSpot),
      whatToMeasure: plain(concept.whatToMeasure),
      rules: rulesOf(concept.id)
        .map(({ id, summary, why }) => `${id}: ${plain(summary)} ${plain(why)}`)
        .join(' '),
      snippets: snippetsOf(concept.id)
        .map(({ title, prefixes, description, libraries }) => `${title} ${prefixes.join(' ')}: ${description} ${libraries.join(' ')}`)
        .join(' '),
      scaffolds: scaffoldsOf(concept.id)
        .map(({ title, summary }) => `${title}: ${summary}`)
        .join(' '),
      exercise: plain(concept.exercise),
      reading: concept.reading.map(({ title }) => title).join(' · '),
    })),
    ...practices.map(({ id, title, task, done }) => ({ id: `${practicesPage}#${id}`, title, exercise: `${plain(task)} ${plain(done)}` })),
    ...ignorable.map(({ id, title, why, sign }) => ({
      id: `${ignorablePage}#${id}`,
      title,
      whenNotToUse: plain(why),
      whenToUse: plain(sign),
    })),
  ];
}
