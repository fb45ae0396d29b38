import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv-draft-04';
import { useProject } from './run.ts';

const require = createRequire(join(process.cwd(), 'package.json'));
const schema = JSON.parse(readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));

describe('what fundamentals check prints', () => {
  const project = useProject();

  it('shows the code of a finding, underlined', () => {
    const { stdout } = project.run(['check', 'src/orders.ts']);
    assert.ok(
      stdout.includes(`
      11 │   for (const order of orders) {
    > 12 │     const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
         │                            ${'^'.repeat('prisma.customer.findUnique({ where: { id: order.customerId } })'.length)}
      13 │     if (customer) await sendReceipt(customer.email, order.total);
`),
      stdout,
    );
  });

  it('underlines in lines with tabs, and cuts lines that nobody would read', () => {
    project.write(
      'src/tabs.ts',
      `import { pool } from './pool';\nfor (const id of ids) {\n\tawait pool.query(id); // ${'x'.repeat(300)}\n}\n`,
    );
    const { stdout } = project.run(['check', 'src/tabs.ts']);
    assert.match(stdout, /\n {6}│? ?.*\t {6}\^{14}\n/);
    assert.ok(stdout.split('\n').every((line) => line.length < 250));
  });

  it('is coloured at a terminal and where FORCE_COLOR is set, not in a pipe, never where NO_COLOR is', () => {
    const style = '\u001b[';
    const args = ['check', 'src/orders.ts'];
    assert.ok(project.run(args, { env: { FORCE_COLOR: '1' } }).stdout.includes(style));
    assert.ok(!project.run(args, { env: { NO_COLOR: undefined, FORCE_COLOR: undefined } }).stdout.includes(style));
    assert.ok(!project.run(args, { env: { NO_COLOR: '1' } }).stdout.includes(style));
  });

  it('says nothing on stderr in a pipe', () => assert.equal(project.run(['check']).stderr, ''));

  it('is a log of SARIF 2.1.0 that its schema accepts', () => {
    project.write('src/picture.ts', '\u0000');
    const { status, stdout } = project.run(['check', '--format', 'sarif']);
    assert.equal(status, 1);
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
    assert.ok(validate(JSON.parse(stdout)), JSON.stringify(validate.errors));
    assert.ok(!validate({ ...JSON.parse(stdout), version: '2.0.0' }), 'the schema refuses what is wrong');
    const [log] = JSON.parse(stdout).runs;
    assert.equal(log.columnKind, 'utf16CodeUnits');
    assert.equal(log.originalUriBaseIds['%SRCROOT%'].uri, `${pathToFileURL(project.folder).href}/`);
    const rule = log.tool.driver.rules.find(({ id }: { id: string }) => id === 'no-query-in-loop');
    assert.match(rule.help.markdown, /\*\*Instead of\*\*\n\n```ts\nfor/);
    const result = log.results.find((one: Result) => one.locations[0]!.physicalLocation.artifactLocation.uri === 'src/invoices.ts');
    assert.equal(log.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    assert.deepEqual(result.locations[0].physicalLocation, {
      artifactLocation: { uri: 'src/invoices.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: 7, startColumn: 29, endLine: 7, endColumn: 56 },
    });
    assert.deepEqual(
      result.relatedLocations.map((one: Result['locations'][number]) => one.physicalLocation.artifactLocation.uri),
      ['src/invoices.ts', 'src/addresses.ts', 'src/addresses.ts'],
    );
    assert.match(log.invocations[0].toolExecutionNotifications[0].message.text, /src\/picture\.ts was not checked/);
  });

  it('names places in SARIF from the root of the repository, wherever it runs', () => {
    project.git('init', '-q');
    const { stdout } = project.run(['check', 'orders.ts', '--format', 'sarif'], { cwd: 'src' });
    const [{ locations }] = JSON.parse(stdout).runs[0].results as [Result];
    assert.equal(locations[0]!.physicalLocation.artifactLocation.uri, 'src/orders.ts');
  });

  it('recognizes a finding by its fingerprint when lines above it come and go, and tells equal lines apart', () => {
    const fingerprints = (): readonly string[] =>
      (JSON.parse(project.run(['check', 'src/orders.ts', '--format', 'sarif']).stdout).runs[0].results as Result[]).map(
        ({ partialFingerprints }) => partialFingerprints['fundamentals/v1']!,
      );
    const before = fingerprints();
    const text = readFileSync(join(project.folder, 'src/orders.ts'), 'utf8');
    project.write('src/orders.ts', `// one line more\n${text}`);
    assert.deepEqual(fingerprints(), before);
    project.write('src/orders.ts', `${text}${text.slice(text.indexOf('export async')).replace('sendReceipts', 'again')}`);
    const twice = fingerprints();
    assert.equal(new Set(twice).size, 2);
    assert.equal(twice[0], before[0]);
  });

  it('says with --stats how long it took, beside the report', () => {
    const { stdout, stderr } = project.run(['check', '--stats', '--format', 'json']);
    assert.equal(JSON.parse(stdout).findings.length, 3);
    assert.match(stderr, /checking +\d+ ms[\s\S]*parsed +\d+ files[\s\S]*no-query-in-loop +3 findings/);
  });

  it('explains rules and pages, and lists the rules', () => {
    assert.match(project.run(['explain', 'no-query-in-loop']).stdout, /Instead of\n\n {4}for [\s\S]*write\n\n {4}const customers/);
    assert.match(project.run(['explain', 'n-plus-one']).stdout, /^N\+1 queries\n[\s\S]*no-query-in-loop[\s\S]*https:/);
    assert.match(project.run(['rules']).stdout, /^no-query-in-loop +warning +A loop runs/m);
    assert.match(project.run(['--help']).stdout, /Examples\n {2}fundamentals check /);
    assert.equal(project.run(['--version']).stdout, `${require('./package.json').version}\n`);
  });
});

interface Result {
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
