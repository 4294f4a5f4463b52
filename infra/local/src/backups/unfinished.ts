import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Is there from before a restore changes anything until its end, and names what is being put back, one a line. */
const markOf = (dataDir: string) => join(dataDir, 'restore-unfinished');

const namesIn = (dataDir: string): string[] =>
  existsSync(markOf(dataDir)) ? readFileSync(markOf(dataDir), 'utf8').split('\n').filter(Boolean) : [];

/** @throws an Error for people when an earlier restore was cut short which had begun with more than that. */
export function beginRestore(dataDir: string, names: readonly string[]): void {
  const left = namesIn(dataDir).filter((name) => !names.includes(name));
  if (left.length > 0) {
    throw new Error(
      `A restore of ${dataDir} was cut short that had begun to put back ${left.join(', ')}, too: that has to be done again.`,
    );
  }
  writeFileSync(markOf(dataDir), `${names.join('\n')}\n`, { flush: true });
}

export const endRestore = (dataDir: string): void => rmSync(markOf(dataDir));

/** @throws an Error for people when a restore was cut short, which leaves the data in pieces. */
export function requireNoRestore(dataDir: string): void {
  if (!existsSync(markOf(dataDir))) return;
  throw new Error(`A restore of ${dataDir} was cut short. Run it again: npm run restore -- FOLDER`);
}
