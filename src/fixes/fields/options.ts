import { textWith } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { decoratorOf } from '../../facts/contracts/class-shapes.ts';
import { quoteOf } from '../../syntax/style.ts';
import type { Property } from './lost-field.ts';

/** An object literal with one more option. */
export function withProperty(literal: ts.ObjectLiteralExpression, property: string): string {
  const [first] = literal.properties;
  return first ? textWith(literal, new Map([[first, `${property}, ${first.getText()}`]])) : `{ ${property} }`;
}

/** A call with one more option in the object literal that it is given, or in a new one: what stands in the place of which node. */
export function withOption(call: ts.CallExpression, option: string): readonly [ts.Node, string] {
  const literal = call.arguments.find(ts.isObjectLiteralExpression);
  const last = call.arguments.at(-1);
  if (literal) return [literal, withProperty(literal, option)];
  return last ? [last, `${last.getText()}, { ${option} }`] : [call, `${call.expression.getText()}({ ${option} })`];
}

/** Code-first schemas say it to clients, too: `@Field({ deprecationReason: … })`, `@ApiProperty({ deprecated: true })`. */
export function deprecatingOptions(property: Property, newName: string | undefined, more = ''): ReadonlyMap<ts.Node, string> {
  const graphql = decoratorOf(property, /^(Field|ResolveField)$/);
  const swagger = decoratorOf(property, /^ApiProperty(Optional)?$/);
  return new Map([
    ...(graphql ? [withOption(graphql, more + deprecationReason(property.getSourceFile(), newName))] : []),
    ...(swagger ? [withOption(swagger, 'deprecated: true')] : []),
  ]);
}

/** How GraphQL says that a field is deprecated. */
export function deprecationReason(file: ts.SourceFile, newName: string | undefined): string {
  const quote = quoteOf(file);
  return `deprecationReason: ${quote}${newName === undefined ? 'Going away.' : `Use \`${newName}\`.`}${quote}`;
}
