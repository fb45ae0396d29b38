import { ts } from '../engine/ts.ts';
import { calleeName, unwrapped } from '../syntax/expressions.ts';
import { entries } from '../syntax/objects.ts';
import { bindingOf } from '../syntax/scopes.ts';
import type { Decorated, Relation } from './relations.ts';

/** `model('Order', orderSchema)`, with the paths and virtuals of a schema that stands in the same file. */
export function ofMongooseModel(call: ts.CallExpression): readonly Relation[] {
  const [name, schema] = call.arguments;
  if (calleeName(call) !== 'model' || !name || !ts.isStringLiteralLike(name) || !schema || !ts.isIdentifier(schema)) return [];
  const binding = bindingOf(schema.text, schema);
  const made = binding && ts.isVariableDeclaration(binding) && binding.initializer ? unwrapped(binding.initializer) : undefined;
  if (!made || !ts.isNewExpression(made) || !/(^|\.)Schema$/.test(made.expression.getText())) return [];
  const paths = entries(made.arguments?.[0]);
  const virtuals = virtualsOf(schema.text, name.text, call.getSourceFile(), paths);
  const direct = [...(paths ?? [])].flatMap(([path, value]) => relationOfPath(name.text, path, value));
  return [...virtuals, ...direct.filter(({ field }) => !virtuals.some((one) => one.field === field))];
}

/** `@Prop({ type: Types.ObjectId, ref: 'Customer' }) customerId` */
export function ofMongooseProperty(owner: string, { name, argumentsOf }: Decorated): readonly Relation[] {
  const [options] = argumentsOf('Prop') ?? [];
  return options ? relationOfPath(owner, name, options) : [];
}

/** `{ type: Schema.Types.ObjectId, ref: 'Customer', required: true }`: populated, the path holds the row in the place of its key. */
function relationOfPath(owner: string, path: string, value: ts.Expression): readonly Relation[] {
  const options = entries(value);
  const target = nameIn(options?.get('ref'));
  if (!target || !/\bObjectId$/.test(options?.get('type')?.getText() ?? '')) return [];
  const isSet = options?.get('required')?.kind === ts.SyntaxKind.TrueKeyword;
  return [{ owner, field: path, relation: path, target, references: '_id', ...(isSet && { isSet }) }];
}

/** `orderSchema.virtual('customer', { ref: 'Customer', localField: 'customerId', foreignField: '_id', justOne: true })` */
function virtualsOf(
  schema: string,
  owner: string,
  file: ts.SourceFile,
  paths: ReadonlyMap<string, ts.Expression> | undefined,
): readonly Relation[] {
  return file.statements.flatMap((statement): readonly Relation[] => {
    const call = ts.isExpressionStatement(statement) ? unwrapped(statement.expression) : undefined;
    if (!call || !ts.isCallExpression(call) || call.expression.getText() !== `${schema}.virtual`) return [];
    const [relation, given] = call.arguments;
    const options = entries(given);
    const [field, references, target] = ['localField', 'foreignField', 'ref'].map((name) => nameIn(options?.get(name)));
    if (!relation || !ts.isStringLiteralLike(relation) || !field || references !== '_id' || !target || !paths?.has(field)) return [];
    const isOne = options?.get('justOne')?.kind === ts.SyntaxKind.TrueKeyword;
    return isOne && options?.size === 4 ? [{ owner, field, relation: relation.text, target, references }] : [];
  });
}

/** `'Customer'`, or `Customer.name` */
function nameIn(value: ts.Expression | undefined): string | undefined {
  if (!value) return;
  if (ts.isStringLiteralLike(value)) return value.text;
  return /^(\w+)\.name$/.exec(value.getText())?.[1];
}
