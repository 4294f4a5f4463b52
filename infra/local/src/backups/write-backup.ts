import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type FileRecord, writeContents } from './contents.js';

export interface BackupDraft {
  /** Writes a file of these entries, compressed, and resolves to how many they were. */
  add(path: string, entries: AsyncIterable<string | Uint8Array>): Promise<number>;
  /** Declares what is there to be a whole backup. */
  finish(takenAt: Date): Promise<void>;
}

/** Bytes that are compressed at once. */
const PIECE = 64 * 1024;

/** A new backup, which has its name only once it is whole. What an earlier try has left of it is removed. */
export async function beginBackup(folder: string): Promise<BackupDraft> {
  const draft = `${folder}.partial`;
  await rm(draft, { recursive: true, force: true });
  // Everyone's e-mail address and password hash will be in it.
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const files: Record<string, FileRecord> = {};
  return {
    async add(path, entries) {
      const file = join(draft, path);
      await mkdir(dirname(file), { recursive: true });
      const record = await writeCompressed(file, entries);
      files[path] = record;
      return record.entries;
    },
    async finish(takenAt) {
      await writeContents(draft, { format: 1, takenAt: takenAt.toISOString(), files });
      await rename(draft, folder);
    },
  };
}

async function writeCompressed(file: string, all: AsyncIterable<string | Uint8Array>): Promise<FileRecord> {
  const hash = createHash('sha256');
  let [entries, bytes] = [0, 0];
  async function* counted() {
    for await (const entry of all) {
      entries++;
      yield Buffer.from(entry as string);
    }
  }
  async function* hashed(pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  }
  await pipeline(joined(counted()), createGzip(), hashed, createWriteStream(file, { flush: true }));
  return { entries, bytes, sha256: hash.digest('hex') };
}

/** Small pieces are put together: the compressor is handed each by itself. */
async function* joined(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    size += piece.length;
    if (size < PIECE) continue;
    yield Buffer.concat(waiting);
    [waiting, size] = [[], 0];
  }
  yield Buffer.concat(waiting);
}
