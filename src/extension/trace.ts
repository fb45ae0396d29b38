import { EventEmitter, type ExtensionContext, LogLevel, type LogOutputChannel, workspace } from 'vscode';
import { source } from '../server/protocol.ts';

/**
 * The log as the language client wants it for tracing. The client traces when this channel's level is `Trace` and then reads
 * `fundamentals.trace.server` for the detail; here the setting alone decides, so nobody has to set a log level as well.
 */
export function traceChannel({ subscriptions }: ExtensionContext, log: LogOutputChannel): LogOutputChannel {
  const level = () => (workspace.getConfiguration(source).get('trace.server', 'off') === 'off' ? LogLevel.Info : LogLevel.Trace);
  const changes = new EventEmitter<LogLevel>();
  subscriptions.push(
    changes,
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(`${source}.trace`) && changes.fire(level())),
  );
  return {
    ...log,
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: changes.event,
    trace: (message: string) => log.info(message),
  };
}
