import { db } from '../db/knex';

const languages = ['en', 'de', 'fr'] as const;

/** The mail templates of every language we write in. */
export async function loadTemplates(name: string): Promise<Map<string, string>> {
  const templates = new Map<string, string>();
  for (const language of languages) {
    const row = await db('mail_templates').where({ name, language }).first();
    if (row) templates.set(language, row.text);
  }
  return templates;
}
