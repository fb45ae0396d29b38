import { isDocument } from '../../engine/host.ts';
import type { Fix } from '../../engine/rule.ts';
import { textWith } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { acceptBoth } from './accept-both.ts';
import { keepInDocument } from './keep-in-document.ts';
import { besides, deprecation, insertedAfter, isOnly, keyText, type LostField, type Property, propertyAt, valueIn } from './lost-field.ts';
import { isBoundAt, propertyBefore } from './old-code.ts';
import { deprecatingOptions, deprecationReason, withOption, withProperty } from './options.ts';
import { typeText } from './type-text.ts';

/** Serves, or takes, the old field beside the new one, marked deprecated: the first step of expand and contract. */
export function keepField(field: LostField): Fix | undefined {
  if (isDocument(field.tree.fileName)) return keepInDocument(field);
  if (isOnly('request', field)) return acceptBoth(field);
  const anchor = isOnly('response', field) ? propertyAt(field.tree, field.anchor) : undefined;
  const text = anchor && textFor(anchor, field);
  if (text === undefined) return;
  return {
    id: `keep-field ${field.name}`,
    title: `Keep \`${field.name}\`${besides(field)}, deprecated`,
    safety: 'suggestion',
    make: () => ({ edits: [insertedAfter(anchor!, [deprecation(field), text])] }),
  };
}

/** The old field as code; undefined where nothing that can be written means the same. */
function textFor(anchor: Property, field: LostField): string | undefined {
  const { name, newName, known } = field;
  if (newName === undefined && known) return declaration(name, known, anchor);
  const old = newName === undefined ? propertyBefore(field) : undefined;
  if (newName === undefined && !old) return;
  if (ts.isPropertySignature(anchor) || ts.isPropertyDeclaration(anchor)) {
    const like = newName === undefined ? old! : anchor;
    if (like.kind !== anchor.kind || (old && !isBoundAt(old, anchor))) return;
    return textWith(like, new Map([[like.name, keyText(name)], ...deprecatingOptions(like, newName)]));
  }
  const value = newName === undefined ? valueIn(old!) : valueIn(anchor);
  if (!value || (old && !isBoundAt(value, anchor))) return;
  return `${keyText(name)}: ${isGraphql(field) ? graphqlField(value, field) : value.getText()}`;
}

/** A field that was written down as something else than the code it was: no decorator and no value is known. */
function declaration(name: string, { type, isOptional }: NonNullable<LostField['known']>, anchor: Property): string | undefined {
  const isBare = ts.isPropertyDeclaration(anchor) && !anchor.initializer && !ts.getDecorators(anchor)?.length;
  const text = isBare || ts.isPropertySignature(anchor) ? typeText(type) : undefined;
  const sign = isOptional ? '?' : isBare && anchor.exclamationToken ? '!' : '';
  return text && `${keyText(name)}${sign}: ${text};`;
}

function isGraphql({ crossings }: LostField): boolean {
  return crossings.every(({ language }) => language === 'graphql');
}

/** A field of a schema that code builds: deprecated for clients, too, and read from what the new one is read from. */
function graphqlField(value: ts.Expression, { newName }: LostField): string {
  const reason = deprecationReason(value.getSourceFile(), newName);
  if (ts.isCallExpression(value)) return textWith(value, new Map([withOption(value, reason)]));
  if (!ts.isObjectLiteralExpression(value)) return value.getText();
  const isResolved = newName === undefined || value.properties.some(({ name }) => name?.getText() === 'resolve');
  return withProperty(value, isResolved ? reason : `resolve: (source) => source.${newName}, ${reason}`);
}
