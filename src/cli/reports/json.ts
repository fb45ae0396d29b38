import type { CheckResult } from '../check.ts';

/** One JSON object: `{ version, findings, files, failed }`. Lines and columns from 1, UTF-16 columns, end exclusive. */
export function jsonReport({ findings, files, failed }: CheckResult): string {
  return JSON.stringify({
    version: 1,
    findings: findings.map(({ rule, severity, file, range, message, because, fixes, isKnown }) => ({
      rule,
      severity,
      file,
      range,
      message,
      because,
      fixes,
      ...(isKnown && { known: true }),
    })),
    files,
    failed: failed.map(({ file, reason }) => ({ file, reason })),
  });
}
