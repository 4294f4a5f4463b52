import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ProcessSpec } from './process-spec.js';

/** Why a process does not start, with the end of its log from the byte `from` on: all that a person needs to go on. */
export function explainFailure(
  { name, logFile, dataFolder }: ProcessSpec,
  reason: string,
  from: number,
): string {
  const lines = [`${name} does not start: ${reason}.`];
  if (dataFolder) {
    lines.push(
      `If its data in ${dataFolder} is damaged or was made by another version, put back a copy of it, or begin anew by moving all of ${dirname(dataFolder)} away: the data of the services belong together.`,
    );
  }
  if (!logFile) return lines.join('\n');
  const end = endOf(logFile, from);
  lines.push(end.length ? `The end of its log, ${logFile}:` : `Its log, ${logFile}, is empty.`);
  return [...lines, ...end.map((line) => `  ${line}`)].join('\n');
}

function endOf(logFile: string, from: number): string[] {
  const lines = readFileSync(logFile).subarray(from).toString().split('\n').filter(Boolean);
  // An engine that cannot use its files says so before it says how it ends.
  const complaints = lines.filter((line) => /"s":"[EF]"|FATAL|\[FTL\]|"level":"(error|fatal)"/.test(line));
  return (complaints.length ? complaints : lines).slice(-3).map((line) => line.slice(0, 300));
}
