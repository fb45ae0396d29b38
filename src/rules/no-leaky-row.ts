import type { FactReader } from '../engine/facts.ts';
import { defineRule, notInProduction, type Problem, type RuleContext } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import type { ts } from '../engine/ts.ts';
import { answerPlaces } from '../facts/answer-places.ts';
import { answers, sentIn } from '../facts/answers.ts';
import { layerOf } from '../facts/layers.ts';
import { callPlace, places } from '../facts/places.ts';
import { queriesIn } from '../facts/queries.ts';
import { type Rows, stepsTo } from '../facts/rows.ts';
import { isQuerysToLeaveOut, isShown, rowsSent, secretsSentFrom } from '../facts/rows-sent.ts';
import { leaveOut } from '../fixes/leave-out.ts';

export const noLeakyRow = defineRule({
  id: 'no-leaky-row',
  concept: 'separation-of-concerns',
  severity: 'warning',
  needs: 'facts',
  summary: 'A row of the database is sent to clients as it is, secret columns included.',
  why: `
Whoever sends a row sends every column of it: the password hash today, and whatever is added to the table tomorrow.
Nobody notices, as no page shows it; it is in the response all the same, in logs, caches and browser tools.
The names of the columns become part of the API as well, and cannot be changed any more without breaking clients.
Name the fields that clients may see: in the query, in a schema for the response, or in a presenter.

A column counts as secret by its name (\`password\`, \`passwordHash\`, \`clientSecret\`, \`refreshToken\`, …) where the project declares or writes it.
A token that its owner may be meant to see, a secret that the pages of the project itself show, and a row without secrets, are hints.

Ignore it when the column holds nothing secret, or when every client is yours and may see it.`,
  examples: [
    {
      prelude: `
import express from 'express';
import { PrismaClient } from '@prisma/client';
const app = express();
const prisma = new PrismaClient();
app.post('/users', async (req, res) => {
  await prisma.user.create({ data: { name: req.body.name, passwordHash: req.body.hash } });
  res.status(201).end();
});`,
      bad: `
app.get('/users/:id', async (req, res) => {
  const user = await prisma.user.findUnique({ where: { id: req.params.id } });
  res.json(user);
//^^^^^^^^^^^^^^ 💡 GET /users/:id sends \`passwordHash\`: \`prisma.user.findUnique\` reads every column of \`user\`, and all of them go to the client. Name the fields that clients may see.
});`,
      good: `
app.get('/users/:id', async (req, res) => {
  const user = await prisma.user.findUnique({ where: { id: req.params.id } });
  res.json(user && { ...user, passwordHash: undefined });
});`,
    },
  ],
  skips: notInProduction,
  mayApply: (file, facts) => facts.about(rowsSent, file).length > 0 || handsOut(file, facts),
  visit: {
    *SourceFile(file, ctx) {
      yield* sent(file, ctx);
      yield* handedOut(file, ctx);
    },
  },
});

/** Only what queries is asked for elsewhere: other files are read for no others. */
function handsOut(file: FileId, facts: FactReader): boolean {
  return facts.about(queriesIn, file).length > 0 && facts.about(secretsSentFrom, file).length > 0;
}

/** What a file sends itself: one finding for each answer. */
function* sent(tree: ts.SourceFile, { facts }: RuleContext): Iterable<Problem> {
  const file = tree.fileName;
  const worst = new Map<number, Rows>();
  for (const [at, rows] of facts.about(rowsSent, file)) if (weight(rows) > weight(worst.get(at))) worst.set(at, rows);
  for (const [at, rows] of worst) {
    const { by, proof } = facts.of(answers, file).sent[at]!;
    const where = facts.about(layerOf, file);
    // A framework checks the type of what is returned, and a column that is undefined is none of it.
    const fix = proof === 'returned' ? undefined : leaveOut(sentIn(tree)[at]!.value, rows);
    yield {
      at: facts.of(answerPlaces, file)[String(at)]!,
      message: messageFor(rows, by),
      ...((!isCertain(rows) || isQuerysToLeaveOut(rows, file, facts) || isShown(rows, by, facts)) && { isHint: true as const }),
      ...(fix && { fixes: [fix] }),
      because: [
        ...stepsTo(rows),
        { at: { file, places: answerPlaces, key: String(at) }, message: `it is ${proof}, in the ${where.layer} layer: ${where.why}` },
      ],
    };
  }
}

/** What another file sends by what is read here: the query may be where it is put right. */
function* handedOut({ fileName: file }: ts.SourceFile, { facts }: RuleContext): Iterable<Problem> {
  const said = new Set<string>();
  for (const { rows, by, from } of handsOut(file, facts) ? facts.about(secretsSentFrom, file) : []) {
    const place = callPlace(rows.within, rows.at);
    if (said.has(place)) continue;
    said.add(place);
    yield {
      at: facts.of(places, file)[place]!,
      message: `\`${rows.text}\` brings ${secretsIn(rows)} of \`${rows.model}\`, and ${by} sends it to clients. Leave it out here, or name what is sent there.`,
      // One cause is one warning: where it is put right.
      ...(!(isCertain(rows) && isQuerysToLeaveOut(rows, from, facts) && !isShown(rows, by, facts)) && { isHint: true as const }),
      because: stepsTo(rows),
    };
  }
}

function messageFor(rows: Rows, by: string): string {
  const { model, text } = rows;
  if (!Object.keys(rows.secrets).length)
    return `${by} sends rows of \`${model}\` as they are: every column that \`${text}\` reads is part of the API, those of tomorrow too. Name the fields that clients may see.`;
  const how = rows.isWhole
    ? `\`${text}\` reads every column of \`${model}\`, and all of them go to the client`
    : `\`${text}\` asks for it, and it goes to the client`;
  const question = isCertain(rows) ? '' : ' Unless its owner is meant to see it, leave it out.';
  return `${by} sends ${secretsIn(rows)}: ${how}.${question || ' Name the fields that clients may see.'}`;
}

/** Secrets weigh more than rows, certain ones more than likely ones. What is picked by hand is meant, unless it is certainly secret. */
function weight(rows: Rows | undefined): number {
  if (!rows) return 0;
  if (isCertain(rows)) return 3;
  if (!rows.isWhole || rows.isShaped) return 0;
  return Object.keys(rows.secrets).length ? 2 : 1;
}

function isCertain({ secrets }: Rows): boolean {
  return Object.values(secrets).includes('certain');
}

/** Only the certain ones, where there are any. */
function secretsIn(rows: Rows): string {
  const names = Object.entries(rows.secrets).filter(([, secrecy]) => secrecy === 'certain' || !isCertain(rows));
  return names.map(([name]) => `\`${name}\``).join(', ');
}
