import { lineStarts, positionAt } from '../engine/text.ts';
import { falseAlarm } from '../review/false-alarm.ts';
import { rules } from '../rules/index.ts';
import { choose, Misuse, type Project } from './project.ts';

/** The text that reports the finding at `FILE:LINE` as wrong, in Markdown. Throws Misuse where there is none. */
export function falseAlarmAt(project: Project, [place, ...more]: readonly string[], version: string): string {
  const [, path, line] = /^(.+):(\d+)$/.exec(place ?? '') ?? [];
  if (path === undefined || more.length) throw new Misuse('false-alarm goes with FILE:LINE');
  const { workspace, review, activeIn } = project;
  const [chosen] = choose(project, [path]);
  const starts = lineStarts(workspace.read(chosen?.file ?? '') ?? '');
  const findings = chosen ? review.findings(chosen.file, activeIn(chosen)) : [];
  const finding = findings.find(({ span }) => positionAt(starts, span.start).line + 1 === Number(line));
  if (!finding) throw new Misuse(`there is no finding at ${place}`);
  const rule = rules.find(({ id }) => id === finding.rule);
  const versions = { 'Engineering Fundamentals': version, Node: process.version, platform: `${process.platform}-${process.arch}` };
  return falseAlarm(finding, rule, versions).trimEnd();
}
