import { ts } from '../engine/ts.ts';
import { isPath, unwrapped } from './expressions.ts';
import { iterationsAround } from './iterations.ts';
import { type Binding, bindingOf } from './scopes.ts';

/**
 * What a file itself writes down as the type of a name or of a path of properties: the members of a union one by one,
 * `undefined` among them where a property is optional. Nothing where the file does not say, as with types of other files.
 */
export function writtenTypes(path: ts.Expression): readonly string[] | undefined {
  const written = typeOfPath(path);
  if (!written) return;
  const parts = ts.isUnionTypeNode(written.type) ? written.type.types : [written.type];
  return [...parts.map((part) => part.getText()), ...(written.isOptional ? ['undefined'] : [])];
}

/** Whether a file says that a value is a list; where it says nothing, by a name like `customerIds`. */
export function isList(value: ts.Expression): boolean {
  const types = writtenTypes(value);
  if (types) return types.every((type) => /\[\]$|^(Readonly)?Array</.test(type));
  return isPath(value) && /(^|\.)ids$|[a-z]I[dD]s$/.test(unwrapped(value).getText());
}

/** Names for names are followed this far: half-typed ones can stand for each other. */
const deepest = 10;

interface Written {
  readonly type: ts.TypeNode;
  readonly isOptional: boolean;
}

function typeOfPath(path: ts.Expression): Written | undefined {
  const inner = unwrapped(path);
  if (ts.isPropertyAccessExpression(inner)) return typeOfMember(typeOfPath(inner.expression), inner.name.text);
  const binding = ts.isIdentifier(inner) ? bindingOf(inner.text, inner) : undefined;
  return binding && typeOfBinding(binding);
}

function typeOfBinding(binding: Binding): Written | undefined {
  if (ts.isBindingElement(binding)) {
    const { parent: pattern, propertyName, name, initializer, dotDotDotToken } = binding;
    const key = propertyName ?? name;
    if (initializer || dotDotDotToken || !ts.isObjectBindingPattern(pattern) || !ts.isIdentifier(key)) return;
    return typeOfMember(typeOfBinding(pattern.parent), key.text);
  }
  if (!ts.isVariableDeclaration(binding) && !ts.isParameter(binding)) return;
  if (binding.type) return aliased(binding.type, ts.isParameter(binding) && binding.questionToken !== undefined);
  for (const { item, items } of iterationsAround(binding.name)) if (item === binding.name) return items && typeOfElement(typeOfPath(items));
  const loop = binding.parent.parent;
  return ts.isForOfStatement(loop) ? typeOfElement(typeOfPath(loop.expression)) : undefined;
}

function typeOfElement(list: Written | undefined): Written | undefined {
  if (!list) return;
  const { type } = list;
  if (ts.isTypeOperatorNode(type)) return typeOfElement({ ...list, type: type.type });
  if (ts.isArrayTypeNode(type)) return aliased(type.elementType);
  const isList = ts.isTypeReferenceNode(type) && /^(Readonly)?(Array|Set)$/.test(type.typeName.getText());
  return isList && type.typeArguments?.[0] ? aliased(type.typeArguments[0]) : undefined;
}

function typeOfMember(owner: Written | undefined, name: string): Written | undefined {
  const member = owner && membersOf(owner.type)?.find((one) => one.name?.getText() === name);
  return member && ts.isPropertySignature(member) && member.type ? aliased(member.type, member.questionToken !== undefined) : undefined;
}

function membersOf(type: ts.TypeNode): readonly ts.TypeElement[] | undefined {
  if (ts.isTypeLiteralNode(type)) return type.members;
  const declared = declarationOf(type);
  return declared && ts.isInterfaceDeclaration(declared) ? declared.members : undefined;
}

/** The type behind names that the file gives to types. */
function aliased(type: ts.TypeNode, isOptional = false, depth = 0): Written {
  if (ts.isParenthesizedTypeNode(type)) return aliased(type.type, isOptional, depth);
  const declared = depth < deepest ? declarationOf(type) : undefined;
  if (declared && ts.isTypeAliasDeclaration(declared)) return aliased(declared.type, isOptional, depth + 1);
  return { type, isOptional };
}

function declarationOf(type: ts.TypeNode): ts.TypeAliasDeclaration | ts.InterfaceDeclaration | undefined {
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName) || type.typeArguments) return;
  const { text } = type.typeName;
  return type
    .getSourceFile()
    .statements.filter((statement) => ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement))
    .find(({ name, typeParameters }) => name.text === text && !typeParameters);
}
