import type { FactReader } from '../../engine/facts.ts';
import { ts } from '../../engine/ts.ts';
import { unwrapped } from '../../syntax/expressions.ts';
import { isTypeScript } from '../../syntax/style.ts';
import type { Passed } from './moved-call.ts';
import { typeOfPassed } from './parameter-types.ts';
import type { Asked, ParameterType } from './slots.ts';

/** A parameter of the function that a query becomes. */
export interface Parameter {
  readonly name: string;
  /** None in JavaScript. */
  readonly type?: ParameterType;
  readonly passed: Passed;
}

/** The parameters for what is passed; undefined where types are needed and one of them is not known. */
export function parametersFor(passed: readonly Passed[], asked: Asked, facts: FactReader): readonly Parameter[] | undefined {
  const found: Parameter[] = [];
  for (const one of passed) {
    const name = unique(nameFor(one), found);
    const type = isTypeScript(asked.call) ? typeOfPassed(one, asked, facts) : undefined;
    if (isTypeScript(asked.call) && !type) return;
    found.push({ name, ...(type && { type }), passed: one });
  }
  return found;
}

/** The property that it becomes, else what it is called where it comes from. */
function nameFor({ nodes: [node] }: Passed): string {
  const written = slotOf(node) ?? lastName(node) ?? 'value';
  const name = written
    .replace(/[_-]+(\w)/g, (_, letter: string) => letter.toUpperCase())
    .replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
  return reserved.test(name) || !/^[A-Za-z_$][\w$]*$/.test(name) ? `${name.replace(/\W/g, '')}Value` : name;
}

const reserved =
  /^(in|new|delete|default|class|function|return|this|null|true|false|case|for|if|do|while|with|void|var|let|const|enum|import|export|try|throw|switch|super|typeof|await|async|yield)$/;

/** `ids` for `id: { in: … }`, `status` for `{ status: … }`: what the query makes of a value. */
function slotOf(node: ts.Expression): string | undefined {
  const property = node.parent;
  if (ts.isShorthandPropertyAssignment(property)) return property.name.text;
  if (!ts.isPropertyAssignment(property)) return;
  const name = property.name.getText().replace(/^['"]|['"]$/g, '');
  if (/^(gt|gte|lt|lte)$/.test(name)) return lastName(node);
  const isOperator = /^(in|notIn|\$in|equals|not|contains|startsWith|endsWith|has|increment|decrement|connect|set|\$\w+)$/.test(name);
  if (!isOperator) return /^(where|data|include|select|orderBy|create|update)$/.test(name) ? lastName(node) : name;
  const around = property.parent.parent;
  const outer = ts.isPropertyAssignment(around) ? around.name.getText() : undefined;
  return outer && (/^\$?in$|^notIn$/.test(name) ? `${outer}s` : outer);
}

function lastName(node: ts.Expression): string | undefined {
  const inner = unwrapped(node);
  if (ts.isIdentifier(inner)) return inner.text;
  if (ts.isPropertyAccessExpression(inner)) return inner.name.text;
  if (ts.isElementAccessExpression(inner) && ts.isStringLiteralLike(inner.argumentExpression)) return inner.argumentExpression.text;
  if (ts.isNewExpression(inner)) return inner.arguments?.[0] && lastName(inner.arguments[0]);
  if (!ts.isCallExpression(inner)) return;
  const callee = unwrapped(inner.expression);
  const [first] = inner.arguments;
  if (ts.isPropertyAccessExpression(callee) && !first) return lastName(callee.expression);
  return first && lastName(first);
}

function unique(wish: string, taken: readonly Parameter[]): string {
  let name = wish;
  for (let count = 2; taken.some((one) => one.name === name); count++) name = `${wish}${count}`;
  return name;
}
