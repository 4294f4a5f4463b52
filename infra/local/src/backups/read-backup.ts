import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { pipeline as pipelineEnd } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { readContents } from './contents.js';

export interface Backup {
  /** ISO 8601. */
  takenAt: string;
  /** The files in a folder of it. */
  filesIn(folder: string): string[];
  /** How many entries a file has. */
  entriesOf(path: string): number;
  /** What a file holds, in pieces of any length. */
  read(path: string): AsyncIterable<Buffer>;
}

/** Opens a backup of which every byte has been checked. @throws an Error for people when it is none, or not whole any more. */
export async function openBackup(folder: string): Promise<Backup> {
  const { takenAt, files } = await readContents(folder);
  for (const [path, { bytes, sha256 }] of Object.entries(files)) {
    const file = join(folder, path);
    const size = await stat(file).then(
      (found) => found.size,
      () => undefined,
    );
    if (size === undefined) throw new Error(`The backup is damaged: ${file} is not there.`);
    if (size !== bytes) throw new Error(`The backup is damaged: ${file} has ${size} of ${bytes} bytes.`);
    if ((await hashOf(file)) !== sha256)
      throw new Error(`The backup is damaged: ${file} is not as it was written.`);
  }
  return {
    takenAt,
    filesIn: (part) => Object.keys(files).filter((path) => path.startsWith(`${part}/`)),
    entriesOf: (path) => files[path]?.entries ?? 0,
    read: (path) => pipeline(createReadStream(join(folder, path)), createGunzip(), () => {}),
  };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipelineEnd(createReadStream(file), hash);
  return hash.digest('hex');
}
