import type { World } from '../engine/rule.ts';
import { type Edit, indentAt, newlineOf } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import type { Batchable } from '../facts/delegations.ts';
import { type Port, portsOf } from '../facts/ports.ts';
import { splitKey } from '../facts/value.ts';
import { plural } from '../syntax/naming.ts';
import { listOf, rowsType } from './sibling-types.ts';

/** The signatures of a sibling for those ports of its class that have the function itself. */
export function signaturesIn(world: World, plain: Batchable): readonly Edit[] {
  return portsOf(plain.function, world.facts).flatMap((port) => signatureIn(port, world, plain) ?? []);
}

/** Below the signature of the function itself. */
function signatureIn({ type }: Port, world: World, { function: key, sibling, gives, isTable, at, property }: Batchable): Edit | undefined {
  const [file, name] = splitKey(type);
  const source = world.parse(file);
  const method = splitKey(key)[1].split('.').at(-1);
  const declared = source?.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === name);
  const member =
    declared && ts.isInterfaceDeclaration(declared) ? declared.members.find((one) => one.name?.getText() === method) : undefined;
  const parameter = member && ts.isMethodSignature(member) ? member.parameters[at] : undefined;
  // What a table holds, a class need not say, but an interface would have to.
  if (!source || !member || !ts.isMethodSignature(member) || !member.type || !parameter?.type || isTable || property) return;
  const many = `${plural(parameter.name.getText())}: ${listOf(parameter.type)}`;
  const parameters = member.parameters.map((one) => (one === parameter ? many : one.getText())).join(', ');
  const end = /[;,]?$/.exec(member.getText())![0];
  const text = `${newlineOf(source)}${indentAt(member)}${sibling}(${parameters}): ${rowsType(member.type, gives)}${end}`;
  return { file, span: { start: member.end, end: member.end }, text };
}
