import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';

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

/** Each file of NATS Streaming's store begins with its version, in bytes. */
const VERSION = 4;

/**
 * Removes files of the store that were made when there was no room even for their version: nothing was ever written to them,
 * and the server starts with none of what it kept while one is there.
 */
export function removeUnbegunFiles(folder: string): void {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && /\.(dat|idx)$/.test(entry.name) && statSync(file).size < VERSION) rmSync(file);
  }
}

/** Bytes that have to be free before it is worth a start. */
const ROOM = 1 << 20;

/**
 * Whether NATS Streaming has found its disk full, by the log of this life, and there is room again. What it could not write
 * to then it never writes to again until it is started anew: nobody can subscribe there.
 */
export const isStuckByFullDisk = (logFile: string, room: () => number): boolean =>
  (endOf(logFile).split('Streaming Server is ready').at(-1) ?? '').includes('no space left on device') &&
  room() >= ROOM;

/** The bytes that are free where that folder is; none where there is no such folder any more. */
export function roomIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
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
