import { analyze } from '../engine/analyze.ts';
import { Workspace } from '../engine/workspace.ts';
import { contractOf, textOfContract } from '../facts/contracts/snapshot.ts';
import { fileFacts } from '../facts/index.ts';
import { createMemoryHost } from '../host/memory.ts';
import { rules } from '../rules/index.ts';

const file = '/users.ts';
const snapshot = '/api-contract.json';
const edits = 60;

/** What comparing with a baseline adds to an edit of a file of 500 lines that holds nothing but routes, types and schemas. */
export function measureContracts(): void {
  const text = busyFile(500);
  const others = fileFacts.filter(({ id }) => !id.startsWith('shape'));
  const without = editTime(
    text,
    new Workspace(createMemoryHost(new Map([[file, text]])), others),
    rules.filter(({ id }) => id !== 'no-breaking-field-change'),
  );
  const compared = new Workspace(createMemoryHost(new Map([[file, text]])), fileFacts);
  const past = new Workspace(createMemoryHost(new Map([[file, text]])), fileFacts);
  compared.setBaseline({ ref: 'main', facts: past.facts, fileOf: (one) => one, read: () => text });
  const withBaseline = editTime(text, compared, rules);
  const contract = textOfContract(contractOf([file], past.facts, (one) => one.slice(1)));
  const kept = new Workspace(
    createMemoryHost(
      new Map([
        [file, text],
        [snapshot, contract],
      ]),
    ),
    fileFacts,
  );
  kept.setBaseline({ ref: 'api-contract.json', snapshot });
  const withSnapshot = editTime(text, kept, rules);
  console.log('Compared with a baseline, an edit of a file of 500 lines');
  console.log(`  without      ${without.toFixed(1)} ms`);
  console.log(`  a commit     ${withBaseline.toFixed(1)} ms, ${(withBaseline - without).toFixed(1)} ms more`);
  console.log(`  a snapshot   ${withSnapshot.toFixed(1)} ms, ${(withSnapshot - without).toFixed(1)} ms more\n`);
}

/** The median of edits that each rename another field, in milliseconds. */
function editTime(text: string, workspace: Workspace, active: typeof rules): number {
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    const edited = text.replace(`name${edit % 20}:`, `title${edit}:`);
    const started = performance.now();
    workspace.update(file, { text: edited, version: `edit ${edit}` });
    analyze(workspace, file, active);
    times.push(performance.now() - started);
  }
  return times.slice(edits / 3).sort((a, b) => a - b)[Math.floor(edits / 3)]!;
}

function busyFile(lines: number): string {
  const parts = ["import { Router } from 'express';", "import { z } from 'zod';", 'export const router = Router();'];
  for (let at = 0; parts.join('\n').split('\n').length < lines; at++) {
    parts.push(`export interface User${at} {
  id: string;
  name${at}: string;
  mail?: string | null;
  tags: { label: string; weight: number }[];
}
const Create${at} = z.object({
  name${at}: z.string().min(1),
  mail: z.string().email().nullish(),
});
router.get('/users${at}/:id', async (req, res: Response<User${at}>) => {
  const user = await load(req.params.id);
  if (!user) return res.status(404).json({ error: 'no such user' });
  res.json({ id: user.id, name${at}: user.name, tags: user.tags.map((tag) => ({ label: tag.label, weight: 1 })) });
});
router.post('/users${at}', validate(Create${at}), async (req, res) => {
  const user = await create(req.body);
  res.status(201).json({ id: user.id, name${at}: user.name });
});`);
  }
  return parts.join('\n');
}
