import { insertAbove, replace, textWith } from '../../engine/text.ts';
import type { ts } from '../../engine/ts.ts';
import { decoratorOf } from '../../facts/contracts/class-shapes.ts';
import { importing } from '../imports.ts';
import type { Accepting } from './accept-both.ts';
import { deprecation, insertedAfter, keyText, type LostField } from './lost-field.ts';
import { normalisingMethods } from './normalise.ts';
import { deprecatingOptions, withOption } from './options.ts';

const validator = 'class-validator';

/** A class that says what is sent demands one of both names; the methods that take it hand on the new one. Its types stay as they are. */
export function acceptInClass(anchor: ts.PropertyDeclaration, like: ts.PropertyDeclaration, field: LostField): Accepting | undefined {
  const { name, newName, tree } = field;
  const className = anchor.parent.name?.text;
  const isValidated = tree.text.includes(validator);
  const graphql = decoratorOf(anchor, /^Field$/);
  if (className === undefined || like.initializer || anchor.initializer || !(isValidated || graphql)) return;
  const isOptional = anchor.questionToken !== undefined || decoratorOf(anchor, /^(IsOptional|ValidateIf)$/) !== undefined;
  const wanted = isValidated
    ? ['IsOptional', ...(isOptional || newName === undefined ? [] : ['ValidateIf'])].map((one) => ({ name: one, from: validator }))
    : [];
  const isNullable = /nullable:\s*true/.test(graphql?.getText() ?? '');
  const imported = importing(tree, wanted);
  const parts = new Map<ts.Node, string>([
    [like.name, `${keyText(name)}${like.questionToken ? '' : '?'}`],
    ...deprecatingOptions(like, newName, isNullable ? '' : 'nullable: true, '),
  ]);
  if (like.exclamationToken) parts.set(like.exclamationToken, '');
  const kept = insertedAfter(anchor, [
    deprecation(field),
    ...(isValidated && !decoratorOf(like, /^IsOptional$/) ? [`@${imported.nameOf('IsOptional')}()`] : []),
    textWith(like, parts),
  ]);
  if (newName === undefined) return () => [...imported.edits, kept];
  const demanded =
    isValidated && !isOptional ? [insertAbove(anchor, [`@${imported.nameOf('ValidateIf')}(({ ${name} }) => ${name} === undefined)`])] : [];
  const loosened = graphql && !isNullable ? [replace(...withOption(graphql, 'nullable: true'))] : [];
  return (world) => {
    const normalised = normalisingMethods(className, field, world);
    return normalised.length ? [...imported.edits, ...demanded, ...loosened, kept, ...normalised] : 'stale';
  };
}
