import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { logFault, type ServerContext } from './context.ts';
import { toFileId } from './convert.ts';
import type { Decisions } from './decisions.ts';
import type { Environment } from './environment.ts';
import { inspectWorkspace } from './inspection.ts';
import {
  type BaselineParams,
  baselineRequest,
  type FalseAlarmParams,
  falseAlarmRequest,
  findingsRequest,
  layerRequest,
  type ScaffoldParams,
  type SnippetParams,
  scaffoldRequest,
  snippetRequest,
  type TurnOffParams,
  turnOffRequest,
  type WhyParams,
  whyRequest,
} from './protocol.ts';
import { scaffoldOf } from './scaffold.ts';
import { snippetNamed } from './snippets.ts';
import { falseAlarmAt, turnOffEdit } from './turn-off.ts';

interface Hooks extends Pick<Environment, 'treeOf'> {
  /** Lets others be answered, for as long as they need. */
  rested(): Promise<void>;
  /** The client wants to know of findings in the whole workspace. */
  onInspected(): void;
}

/** Answers what our extension asks beyond the protocol. */
export function answerRequests(context: ServerContext, decisions: Decisions, { treeOf, rested, onInspected }: Hooks): void {
  const { connection } = context;
  connection.onRequest(turnOffRequest, (params: TurnOffParams) => turnOffEdit(params, context.projects, context.texts));
  connection.onRequest(falseAlarmRequest, (params: FalseAlarmParams) => falseAlarmAt(params, context.projects, context.texts));
  connection.onRequest(baselineRequest, ({ prune }: BaselineParams) => decisions.baselines(prune));

  connection.onRequest(scaffoldRequest, (params: ScaffoldParams): Promise<object> => scaffoldOf(params, treeOf, new Date()));
  connection.onRequest(snippetRequest, (params: SnippetParams) => snippetNamed(params, context));

  connection.onRequest(whyRequest, ({ uri }: WhyParams): string => {
    const file = toFileId(uri);
    try {
      return context.projects.standing(file);
    } catch (error) {
      logFault(context, file, error);
      return 'Not checked, as that fails; the log says where.';
    }
  });

  connection.onRequest(layerRequest, ({ uri }: WhyParams): string => context.projects.layer(toFileId(uri)));

  connection.onRequest(findingsRequest, async (token: CancellationToken) => {
    onInspected();
    const { projects, texts } = context;
    const found = await inspectWorkspace(
      { projects, texts, breathe: rested, onFault: (file, error) => logFault(context, file, error) },
      token,
    );
    return found ?? superseded();
  });
}

export const superseded = (): ResponseError => new ResponseError(LSPErrorCodes.RequestCancelled, 'superseded');
