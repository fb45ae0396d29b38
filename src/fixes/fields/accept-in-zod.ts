import type { FactReader } from '../../engine/facts.ts';
import { indentAt, newlineOf, replace } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import type { Shape } from '../../facts/contracts/shape.ts';
import { shapes } from '../../facts/shapes.ts';
import { indentOf, quoteOf } from '../../syntax/style.ts';
import type { Accepting } from './accept-both.ts';
import { deprecation, insertedAfter, type LostField } from './lost-field.ts';

/** Methods that leave an object schema what it is. */
const keeping =
  /^(strict|passthrough|strip|loose|catchall|describe|meta|openapi|brand|readonly|superRefine|refine|extend|safeExtend|merge)$/;

/** Methods that only an object schema has. */
const narrowing = /^(pick|omit|partial|deepPartial|required|shape|keyof|and)$/;

/** A schema that demands one of two names and hands on the new one. zod drops what it does not know without a word. */
export function acceptInZod(
  call: ts.CallExpression,
  anchor: ts.PropertyAssignment,
  like: ts.PropertyAssignment,
  field: LostField,
): Accepting | undefined {
  const { name, newName, key } = field;
  const [value, old] = [anchor.initializer, like.initializer];
  // With a default the new field is never missing, and the old one never looked at.
  if ([value, old].some((schema) => /\.(default|catch|prefault)\(/.test(schema.getText()))) return;
  const kept = insertedAfter(anchor, [deprecation(field), `${name}: ${loosened(old)}`]);
  if (newName === undefined) return () => [kept];
  const end = objectAround(call);
  if (!end) return;
  const file = anchor.getSourceFile();
  const line = `${newlineOf(file)}${indentAt(end)}${indentOf(file)}`;
  const steps = isOptional(value)
    ? [`.transform(({ ${name}, ...sent }) => ({ ...sent, ${newName}: sent.${newName} ?? ${name} }))`]
    : [
        `.refine((sent) => sent.${newName} !== undefined || sent.${name} !== undefined, ${demanding(newName, quoteOf(file))})`,
        `.transform(({ ${name}, ...sent }) => ({ ...sent, ${newName}: (sent.${newName} ?? ${name})! }))`,
      ];
  const normalised = { file: file.fileName, span: { start: end.end, end: end.end }, text: steps.map((step) => line + step).join('') };
  return ({ facts }) =>
    isTakenApart(file.fileName, key, facts) ? 'stale' : [...(isOptional(value) ? [] : [replace(value, loosened(value))]), kept, normalised];
}

function demanding(name: string, quote: string): string {
  return `{ message: ${quote}${name} is required${quote}, path: [${quote}${name}${quote}] }`;
}

function isOptional(schema: ts.Expression): boolean {
  return /\.(optional|nullish)\(\)$/.test(schema.getText());
}

function loosened(schema: ts.Expression): string {
  return isOptional(schema) ? schema.getText() : `${schema.getText()}.optional()`;
}

/** The longest chain that is still an object schema; undefined where what follows needs one. */
function objectAround(call: ts.CallExpression): ts.Expression | undefined {
  let end: ts.Expression = call;
  while (ts.isPropertyAccessExpression(end.parent) && ts.isCallExpression(end.parent.parent) && keeping.test(end.parent.name.text))
    end = end.parent.parent;
  return ts.isPropertyAccessExpression(end.parent) && narrowing.test(end.parent.name.text) ? undefined : end;
}

/** Whether other schemas are made of this one: what normalises is no object schema any more. */
function isTakenApart(file: string, key: string, facts: FactReader): boolean {
  const isIt = (shape: Shape): boolean => shape.is === 'ref' && shape.name === key;
  const takes = (shape: Shape): boolean => {
    switch (shape.is) {
      case 'object':
        return (shape.parts ?? []).some((part) => isIt(part) || takes(part)) || Object.values(shape.fields).some(({ type }) => takes(type));
      case 'pick':
      case 'omit':
      case 'partial':
      case 'required':
        return isIt(shape.of) || takes(shape.of);
      case 'union':
        return shape.these.some(takes);
      case 'list':
      case 'map':
        return takes(shape.of);
      default:
        return false;
    }
  };
  return [file, ...facts.mentioning(key)].some((other) => Object.values(facts.of(shapes, other)).some(({ shape }) => takes(shape)));
}
