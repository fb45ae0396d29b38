import type { FactReader, FileFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { answerOf } from '../syntax/answered.ts';
import { calleeOf, unwrapped } from '../syntax/expressions.ts';
import { functionsOf } from '../syntax/functions.ts';
import { type Helper, isHelper, type KeyParameter, keyParametersOf, readsParameter } from '../syntax/helpers.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { effects, shortest } from './effects.ts';
import { namedSiblings } from './named-siblings.ts';
import { type PlainLookup, plainLookups, siblingName } from './plain-lookups.ts';
import { canCallSibling } from './ports.ts';
import { targets } from './targets.ts';
import { type FunctionKey, keyOf, splitKey } from './value.ts';

/** A function that hands its parameter on to another, and answers what that does: `findUser(id) { return this.users.findById(id); }` */
export interface Delegation {
  /** Which of its calls that is. */
  readonly call: number;
  /** Which parameter is handed on, and as which argument, or as a property of which. */
  readonly at: number;
  readonly property?: string;
  readonly argument: number;
  readonly argumentProperty?: string;
  /** Whether it calls a method, whose sibling is one of the same object. */
  readonly isMethod: boolean;
  /** Where it imports what it calls from. */
  readonly from?: string;
  readonly sibling: string;
  /** It throws an error of its own where there is nothing. */
  readonly isStrict?: true;
}

/** By function id. */
export const delegations: FileFact<Readonly<Record<string, Delegation>>> = {
  id: 'delegations',
  version: 1,
  isRare: true,
  extract: (file) =>
    Object.fromEntries(
      functionsOf(file).flatMap(({ id, node, calls }) => {
        const read = isHelper(node) && calls.length ? delegationIn(node) : undefined;
        const call = read ? calls.indexOf(read.call) : -1;
        if (!read || call < 0) return [];
        const { parameter, argument, argumentProperty, isStrict } = read;
        const { at, property } = parameter;
        const outline: Delegation = {
          call,
          at,
          ...(property && { property }),
          argument,
          ...(argumentProperty && { argumentProperty }),
          isMethod: ts.isPropertyAccessExpression(calleeOf(read.call)),
          ...originOf(calleeOf(read.call)),
          sibling: siblingName(node as Helper),
          ...(isStrict && { isStrict }),
        };
        return [[id, outline] as const];
      }),
    ),
};

function originOf(callee: ts.Expression): { from?: string } {
  const binding = ts.isIdentifier(callee) ? bindingOf(callee.text, callee) : undefined;
  const { moduleSpecifier } = binding && ts.isImportSpecifier(binding) ? binding.parent.parent.parent : {};
  return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? { from: moduleSpecifier.text } : {};
}

/** The call by which a function hands a parameter on. */
export interface Delegating {
  readonly call: ts.CallExpression;
  readonly parameter: KeyParameter;
  readonly argument: number;
  readonly argumentProperty?: string;
  /** The argument or property itself. */
  readonly node: ts.Node;
  readonly isStrict: boolean;
}

/** Undefined where a function does anything else. */
export function delegationIn(helper: Helper): Delegating | undefined {
  const answer = answerOf(helper);
  const value = answer && unwrapped(answer.value);
  const call = value && ts.isAwaitExpression(value) ? unwrapped(value.expression) : value;
  if (!answer || answer.made || !call || !ts.isCallExpression(call)) return;
  for (const parameter of keyParametersOf(helper)) {
    const reading = call.arguments.filter((argument) => readsParameter(argument, parameter));
    const [passed, ...others] = reading;
    if (!passed || others.length || readsParameter(calleeOf(call), parameter)) continue;
    const argument = call.arguments.indexOf(passed);
    const isStrict = answer.isStrict === true;
    if (ts.isIdentifier(passed)) return { call, parameter, argument, node: passed, isStrict };
    const properties = ts.isObjectLiteralExpression(passed) ? passed.properties.filter((one) => readsParameter(one, parameter)) : [];
    const [property, ...more] = properties;
    if (property && !more.length && isPlainProperty(property))
      return { call, parameter, argument, argumentProperty: property.name.getText(), node: property, isStrict };
  }
  return;
}

function isPlainProperty(property: ts.ObjectLiteralElementLike): property is ts.ShorthandPropertyAssignment | ts.PropertyAssignment {
  return ts.isShorthandPropertyAssignment(property) || (ts.isPropertyAssignment(property) && ts.isIdentifier(property.initializer));
}

/** A function whose siblings look many up: by itself, or by the one that it hands its parameter on to. */
export interface Batchable extends PlainLookup {
  readonly function: FunctionKey;
  readonly by?: Batchable;
  /** Its sibling is known by its name and its types only. */
  readonly isByName?: true;
  /** It is a closure that a factory hands out together with its sibling. */
  readonly isClosure?: true;
  /** How many arguments the sibling takes, where that is known. */
  readonly most?: number;
}

/** Functions that hand on are followed this far. */
const deepest = 5;

export function batchableOf(key: FunctionKey, library: string, facts: FactReader, depth = 0): Batchable | undefined {
  const [file, id] = splitKey(key);
  const known = own(facts.of(plainLookups, file), id);
  const plain = known && own(known, library);
  if (plain) return { ...plain, function: key };
  const named = batchableByName(key, library, facts);
  if (named) return named;
  const delegation = own(facts.of(delegations, file), id);
  if (!delegation || depth > deepest) return;
  const leads = facts.about(targets, key)[delegation.call]?.filter((target) => target.is === 'function') ?? [];
  const [target, ...others] = leads;
  const by = target && !others.length ? batchableOf(target.key, library, facts, depth + 1) : undefined;
  if (!by || !canName(delegation, file, by, facts) || by.at !== delegation.argument || by.property !== delegation.argumentProperty) return;
  const { isThere: _there, property: _property, isClosure: _isClosure, most: _most, ...rest } = by;
  const { at, property, sibling, isStrict } = delegation;
  return { ...rest, function: key, by, at, ...(property && { property }), sibling, ...(isStrict && { missing: 'error' as const }) };
}

/** Whatever such a function does beside: where its sibling finds nothing for a key, the function itself is asked. */
function batchableByName(key: FunctionKey, library: string, facts: FactReader): Batchable | undefined {
  const [file, id] = splitKey(key);
  const named = own(facts.of(namedSiblings, file), id);
  if (!named || !shortest(facts.about(effects, keyOf(file, named.id)), ['read'])) return;
  const { sibling, at, key: property, noun, gives, most, isClosure, isPlainText } = named;
  return {
    function: key,
    isByName: true,
    isThere: true,
    sibling,
    at,
    most,
    ...(isClosure && { isClosure }),
    key: property,
    noun: noun ?? 'row',
    gives,
    missing: gives === 'row' ? 'error' : 'null',
    compareAs: isPlainText && !objectKeys.includes(library) ? 'value' : 'text',
    source: `\\b(create|update|upsert|save|insert|add|delete|remove|set|patch|archive|restore|move)\\w*${noun ?? ''}\\w*\\(`,
    flags: 'gi',
  };
}

/** Their ids are objects. */
const objectKeys = ['mongoose', 'mongodb'];

/** Whether a function can name a sibling of what it calls: a method of a class that its file names, or of a port of it, or an export of the very file that it imports. */
function canName({ isMethod, from }: Delegation, file: FileId, by: Batchable, facts: FactReader): boolean {
  const [other, id] = splitKey(by.function);
  const owner = /^(\w+)\./.exec(id)?.[1];
  if (isMethod) return canCallSibling(file, by.function, by, facts);
  return owner === undefined && (other === file || (from !== undefined && facts.resolve(file, from) === other));
}
