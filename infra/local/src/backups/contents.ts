import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One file of a backup, compressed as it is. */
export interface FileRecord {
  /** Documents or events in it, or pieces of another file. */
  entries: number;
  bytes: number;
  sha256: string;
}

/** What a backup says of itself, written last, so that one without it is not whole. */
export interface Contents {
  format: 1;
  /** ISO 8601. */
  takenAt: string;
  /** Every other file, by its path in the folder. */
  files: Record<string, FileRecord>;
}

const NAME = 'backup.json';

export const writeContents = (folder: string, contents: Contents): Promise<void> =>
  writeFile(join(folder, NAME), `${JSON.stringify(contents, null, 2)}\n`, { flush: true });

/** @throws an Error for people when there is none, or one of another format. */
export async function readContents(folder: string): Promise<Contents> {
  const text = await readFile(join(folder, NAME), 'utf8').catch(() => {
    throw new Error(`${folder} is no backup, or none that was finished: there is no ${NAME} in it.`);
  });
  const contents = parsed(text);
  if (!contents) throw new Error(`The backup is damaged: ${join(folder, NAME)} cannot be read.`);
  if (contents.format === 1) return contents;
  throw new Error(`${folder} is a backup of a format that is not known here: ${contents.format}.`);
}

function parsed(text: string): Contents | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
