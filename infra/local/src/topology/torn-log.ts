import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

/** Of the end of its log, in bytes: what it failed of is in its last lines. */
const END = 16_384;

/**
 * What NATS Streaming has to be told to start once more after its disk was full, by the log of its last life. It leaves
 * half a record then, which nobody was told is kept, and reads none of its store unless it may cut that off; nor does it
 * start where it may cut twice in a row.
 */
export function argumentsForTornLog(logFile: string): string[] {
  const failures = endOf(logFile).match(/\[FTL\].*/g);
  return failures?.at(-1)?.includes('unexpected EOF') ? ['-file_truncate_bad_eof'] : [];
}

function endOf(file: string): string {
  if (!existsSync(file)) return '';
  const log = openSync(file, 'r');
  try {
    const { size } = fstatSync(log);
    const end = Buffer.alloc(Math.min(size, END));
    readSync(log, end, 0, end.length, size - end.length);
    return end.toString();
  } finally {
    closeSync(log);
  }
}
