import { type ExtensionContext, env, type LogOutputChannel, Uri, workspace } from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import { documentPatterns, type InitializationOptions, languages, source } from '../server/protocol.ts';
import { isOnlyNew } from './decisions.ts';
import { traceChannel } from './trace.ts';

/** A language client for one life of the server process. `onClose` is told once, when that process is gone without being asked to go. */
export function createClient(context: ExtensionContext, log: LogOutputChannel, onClose: () => void): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist/server.cjs').fsPath;
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009', '--enable-source-maps'] } };
  return new QuietClient(
    source,
    'Engineering Fundamentals',
    { run, debug },
    {
      documentSelector: [
        ...languages.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ scheme, language }))),
        ...documentPatterns.map((pattern) => ({ scheme: 'file', pattern })),
        // What is edited in settings has to be known when we edit them, too.
        { scheme: 'file', pattern: '**/{fundamentals.config.json,fundamentals.config.jsonc,package.json}' },
      ],
      synchronize: { configurationSection: source },
      initializationOptions: {
        conceptLink: conceptLink(context),
        isTrusted: workspace.isTrusted,
        hasCommands: true,
        onlyNew: isOnlyNew(context),
        checksTypes: workspace.getConfiguration(source).get('types') !== 'off',
      } satisfies InitializationOptions,
      // Findings depend on other files, so a document is asked about again when its editor gets the focus.
      diagnosticPullOptions: { onChange: true, onFocus: true },
      outputChannel: log,
      traceOutputChannel: traceChannel(context, log),
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          onClose();
          return { action: CloseAction.DoNotRestart, handled: true, message: 'The language server has stopped.' };
        },
      },
    },
  );
}

/**
 * A URI of the editor, which our URI handler receives. A `command:` link would spare the question whether the extension may open it,
 * but only the Problems panel follows one: the hover and the peek view of a problem open code links without allowing commands.
 */
const conceptLink = ({ extension }: ExtensionContext): string => `${env.uriScheme}://${extension.id}/concept/{concept}?rule={rule}`;

/** The library reports some failures in a dialog of its own for every attempt. Here whoever restarts the server speaks, once. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
