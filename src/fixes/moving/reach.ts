import type { FactReader } from '../../engine/facts.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { describeBinding } from '../../facts/bindings.ts';
import { classes } from '../../facts/classes.ts';
import { constructions } from '../../facts/constructions.ts';
import { declarations } from '../../facts/declarations.ts';
import { functions } from '../../facts/functions.ts';
import { modules } from '../../facts/modules.ts';
import { type ClassKey, callablePart, type FunctionKey, type Known, keyOf, splitKey } from '../../facts/value.ts';
import { evaluate } from '../../facts/values.ts';
import { classId, thisAt } from '../../syntax/classes.ts';
import { functionId, parametersOf } from '../../syntax/functions.ts';

/** How code comes by an instance of a class that queries. */
export type Reach =
  /** It has one: `this.orders`, `customers`, `container.orders`. */
  | { readonly is: 'at hand'; readonly text: string }
  /** The module exports one. */
  | { readonly is: 'exported'; readonly name: string }
  /** It takes what it needs out of an object that holds one. */
  | { readonly is: 'taken'; readonly from: ts.ObjectBindingPattern; readonly held: Held }
  /** The only caller of a function around it holds one in what it is given. */
  | { readonly is: 'handed down'; readonly to: ts.FunctionDeclaration; readonly by: Caller; readonly held: Held }
  /** A container of NestJS hands it to the constructor of the class around. */
  | { readonly is: 'injected'; readonly into: ts.ClassLikeDeclaration }
  /** It makes one of the client that it has. */
  | { readonly is: 'made'; readonly takesClient: boolean };

/** The name by which an object holds an instance; the file that makes the object, where it has one that it keeps to itself. */
export type Held = { readonly name: string } | { readonly keptBy: FileId };

/** A function that calls another, and which of its own parameters it would pass. */
export interface Caller {
  readonly file: FileId;
  readonly id: string;
  readonly index: number;
}

/** The first of the ways by which a call may come by an instance of a class; undefined where there is none. */
export function reachFor(call: ts.Node, key: ClassKey, library: string, facts: FactReader): Reach | undefined {
  return (
    inClass(call, key, facts) ??
    inParameters(call, key, facts) ??
    inModule(call, key, facts) ??
    exportedBy(key, facts) ??
    injectedInto(call) ??
    handedDown(call, key, facts) ??
    madeOf(key, library, facts)
  );
}

/** The same for a class that is about to be written. */
export function reachForNew(call: ts.Node, takesClient: boolean): Reach {
  return injectedInto(call) ?? { is: 'made', takesClient };
}

function inClass(call: ts.Node, key: ClassKey, facts: FactReader): Reach | undefined {
  const { owner, isStatic } = thisAt(call);
  if (!owner || !ts.isClassLike(owner) || isStatic) return;
  const file = call.getSourceFile().fileName;
  const members = own(facts.of(classes, file), classId(owner))?.members ?? {};
  const name = Object.keys(members).find((one) => isInstance(evaluate(members[one], file, facts), key));
  return name === undefined ? undefined : { is: 'at hand', text: `this.${name}` };
}

function inParameters(call: ts.Node, key: ClassKey, facts: FactReader): Reach | undefined {
  const file = call.getSourceFile().fileName;
  for (let { parent } = call; parent; { parent } = parent) {
    for (const parameter of ts.isFunctionLike(parent) ? parametersOf(parent) : []) {
      const value = evaluate(describeBinding(parameter), file, facts);
      const found = ts.isIdentifier(parameter.name) ? inValue(parameter.name.text, value, key, facts) : undefined;
      if (found) return found;
      const held = ts.isObjectBindingPattern(parameter.name) ? heldBy(value, key, facts) : undefined;
      if (!held || !ts.isObjectBindingPattern(parameter.name)) continue;
      const bound = 'name' in held && parameter.name.elements.find((one) => (one.propertyName ?? one.name).getText() === held.name);
      return bound ? { is: 'at hand', text: bound.name.getText() } : { is: 'taken', from: parameter.name, held };
    }
  }
  return;
}

function inModule(call: ts.Node, key: ClassKey, facts: FactReader): Reach | undefined {
  const file = call.getSourceFile().fileName;
  const names = [...Object.keys(facts.of(modules, file).imports), ...Object.keys(facts.of(declarations, file))];
  for (const name of names) {
    const found = inValue(name, evaluate({ is: 'name', name }, file, facts), key, facts);
    if (found) return found;
  }
  return;
}

function inValue(name: string, value: Known, key: ClassKey, facts: FactReader): Reach | undefined {
  if (isInstance(value, key)) return { is: 'at hand', text: name };
  const member = memberIn(value, key, facts);
  return member === undefined ? undefined : { is: 'at hand', text: `${name}.${member}` };
}

function exportedBy(key: ClassKey, facts: FactReader): Reach | undefined {
  const [file] = splitKey(key);
  const { exports } = facts.of(modules, file);
  const name = Object.keys(exports).find((one) => {
    const value = exports[one]!;
    return /^\w+$/.test(one) && one !== 'default' && value.is !== 'import' && isInstance(evaluate(value, file, facts), key);
  });
  return name === undefined ? undefined : { is: 'exported', name };
}

function injectedInto(call: ts.Node): Reach | undefined {
  const { owner } = thisAt(call);
  if (!owner || !ts.isClassLike(owner)) return;
  const isMade = ts.getDecorators(owner)?.some((one) => /^@\w*(Controller|Injectable|Resolver|Gateway|Processor)\b/.test(one.getText()));
  return isMade ? { is: 'injected', into: owner } : undefined;
}

function handedDown(call: ts.Node, key: ClassKey, facts: FactReader): Reach | undefined {
  const { fileName: file } = call.getSourceFile();
  for (let { parent } = call; parent; { parent } = parent) {
    const id = ts.isFunctionDeclaration(parent) && parent.name && !parent.parameters.length ? functionId(parent) : undefined;
    const [by, ...others] = id === undefined ? [] : callersOf(keyOf(file, id), (parent as ts.FunctionDeclaration).name!.text, facts);
    if (!by || others.length) continue;
    const { takes = [] } = own(facts.of(functions, by.file), by.id)!;
    const members = takes.map((one) => heldBy(evaluate(one, by.file, facts), key, facts));
    const index = members.findIndex((one) => one !== undefined);
    if (index >= 0) return { is: 'handed down', to: parent as ts.FunctionDeclaration, by: { ...by, index }, held: members[index]! };
  }
  return;
}

/** The functions that call a function by its name, each as often as it does. */
function callersOf(key: FunctionKey, name: string, facts: FactReader): readonly Omit<Caller, 'index'>[] {
  return facts.mentioning(name).flatMap((file) =>
    Object.entries(facts.of(functions, file)).flatMap(([id, { calls }]) => {
      const leading = calls.filter((one) => {
        const callee = one?.callee && one.text.endsWith(name) ? callablePart(evaluate(one.callee, file, facts)) : null;
        return callee?.is === 'function' && callee.key === key;
      });
      return leading.map(() => ({ file, id }));
    }),
  );
}

function madeOf(key: ClassKey, library: string, facts: FactReader): Reach | undefined {
  const [file, id] = splitKey(key);
  const known = own(facts.of(functions, file), `${id}.constructor`);
  if (!known?.length) return { is: 'made', takesClient: false };
  const client = known.length === 1 ? evaluate(known.takes?.[0], file, facts) : null;
  return client?.is === 'shape' && client.library === library ? { is: 'made', takesClient: true } : undefined;
}

function isInstance(value: Known, key: ClassKey): boolean {
  return value?.is === 'all' ? value.these.some((one) => isInstance(one, key)) : value?.is === 'instance' && value.key === key;
}

/** How an object has an instance of a class; its maker may have one beside those that it gives away. */
function heldBy(value: Known, key: ClassKey, facts: FactReader): Held | undefined {
  const name = memberIn(value, key, facts);
  if (name !== undefined) return { name };
  if (value?.is === 'all') return value.these.map((one) => heldBy(one, key, facts)).find((one) => one !== undefined);
  if (value?.is !== 'object' || value.isType) return;
  const { file } = value;
  const isMade = facts.of(constructions, file).some(({ of }) => {
    const made = evaluate(of, file, facts);
    return made?.is === 'class' && made.key === key;
  });
  return isMade ? { keptBy: file } : undefined;
}

/** The member of an object that is an instance of a class. */
function memberIn(value: Known, key: ClassKey, facts: FactReader): string | undefined {
  if (value?.is === 'all') return value.these.map((one) => memberIn(one, key, facts)).find((one) => one !== undefined);
  if (value?.is !== 'object') return;
  return Object.keys(value.members).find((one) => isInstance(evaluate(value.members[one], value.file, facts), key));
}
