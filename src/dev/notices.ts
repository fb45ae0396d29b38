/** The licences of what the shipped bundles hold. The build writes them into dist/THIRD-PARTY-NOTICES.txt. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

const allowed = new Set(['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

/**
 * The text of the notices.
 * @param inputs the paths of the files that went into the bundles, as esbuild's metafiles list them
 * @throws when a package has a licence that is not allowed, or brings no licence text; the message names every such package
 */
export function noticesOf(inputs: Iterable<string>): string {
  const problems: string[] = [];
  const notices = packageFolders(inputs).map((folder) => noticeOf(folder, problems));
  if (problems.length > 0) throw new Error(`These packages must not be bundled:\n${problems.sort().join('\n')}`);
  const heading = 'Engineering Fundamentals contains the following third-party software.\n';
  return [heading, ...notices.sort()].join(`\n${'-'.repeat(80)}\n\n`);
}

function noticeOf(folder: string, problems: string[]): string {
  const { name, version, license = 'none' }: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice|third-?party-?notice)/i.test(file));
  if (!isAllowed(license)) problems.push(`${name} ${version}: the licence ${license} is not on the list in src/dev/notices.ts`);
  if (!files.some((file) => /^(licen[cs]e|copying)/i.test(file))) problems.push(`${name} ${version}: no licence text in ${folder}`);
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}

/** The folders of the packages that own `inputs`, each once: a package's sources may be deep inside it, or inside another package. */
function packageFolders(inputs: Iterable<string>): string[] {
  const owner = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
  return [...new Set([...inputs].flatMap((input) => owner.exec(input.replaceAll('\\', '/'))?.[0] ?? []))];
}

/** Reads the two forms that occur: one SPDX identifier, or several of which one may choose. */
const isAllowed = (license: string): boolean =>
  license
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => allowed.has(choice));
