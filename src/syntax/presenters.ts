import { ts } from '../engine/ts.ts';
import type { Call } from './expressions.ts';
import { ownerOf, parametersOf } from './functions.ts';
import { comesFrom } from './origins.ts';

/** Whether a function makes of one thing what the outside sees of it, by the names that the field has for such; by function id. */
export function isPresenter(functionId: string): boolean {
  return /(^|\.)_?(present|serialize)(?![a-z])|(Presenter|Serializer)\./.test(functionId);
}

/** The parameter of the presenter around, that a call is made of: what is presented. */
export function presentedBy(call: Call): ts.ParameterDeclaration | undefined {
  const { node } = ownerOf(call);
  if (ts.isSourceFile(node)) return;
  return parametersOf(node).find((parameter) => !isSurrounding(parameter) && comesFrom(call, parameter));
}

/** What goes along with everything that is presented, rather than being it. */
function isSurrounding({ name }: ts.ParameterDeclaration): boolean {
  return /^_?(ctx|context|req|request|res|response|reply|options|opts|params|tx|trx|transaction|db|viewer|t|i18n|locale)$/.test(
    name.getText(),
  );
}
