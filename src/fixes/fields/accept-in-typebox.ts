import type { Edit } from '../../engine/text.ts';
import { replace } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { quoteOf } from '../../syntax/style.ts';
import type { Accepting } from './accept-both.ts';
import { deprecation, insertedAfter, type LostField } from './lost-field.ts';
import { normalisingHandlers } from './normalise.ts';
import { withProperty } from './options.ts';

/** TypeBox has nothing that every validator runs: handlers hand on what they were sent under the old name. */
export function acceptInTypeBox(
  call: ts.CallExpression,
  anchor: ts.PropertyAssignment,
  like: ts.PropertyAssignment,
  field: LostField,
): Accepting | undefined {
  const { name, newName } = field;
  const type = call.expression.getText().split('.').at(-2)!;
  const [value, old] = [anchor.initializer, like.initializer];
  const isOptional = (schema: ts.Expression): boolean => /^\w+\.Optional\(/.test(schema.getText());
  const loosened = (schema: ts.Expression): string => (isOptional(schema) ? schema.getText() : `${type}.Optional(${schema.getText()})`);
  const kept = insertedAfter(anchor, [deprecation(field), `${name}: ${loosened(old)}`]);
  if (newName === undefined) return () => [kept];
  const quote = quoteOf(anchor.getSourceFile());
  const one = [newName, name].map((key) => `{ required: [${quote}${key}${quote}] }`).join(', ');
  const demanded = withOptionOf(call, `anyOf: [${one}]`);
  if (!demanded) return;
  return (world) => {
    const normalised = normalisingHandlers(field, world);
    if (!normalised.length) return 'stale';
    return [...(isOptional(value) ? [] : [replace(value, loosened(value)), demanded]), kept, ...normalised];
  };
}

/** The options of an object schema are its second argument. */
function withOptionOf({ arguments: [fields, options] }: ts.CallExpression, option: string): Edit | undefined {
  if (!fields || (options && !ts.isObjectLiteralExpression(options))) return;
  if (options) return replace(options, withProperty(options, option));
  return { file: fields.getSourceFile().fileName, span: { start: fields.end, end: fields.end }, text: `, { ${option} }` };
}
