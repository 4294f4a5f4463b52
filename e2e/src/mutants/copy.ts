import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from '@ticketing/local/settings';
import { changeAll, type Edit } from './mutant.js';

/** What the simulation and the services' tests read. */
const PARTS = [
  'auth',
  'common',
  'e2e',
  'expiration',
  'infra',
  'orders',
  'payments',
  'tickets',
  'package.json',
];
const BUILT = ['node_modules', 'dist', 'cjs', '.next', 'client'];

export interface Copy {
  folder: string;
  /** Changes sources of the copy. @returns what changes them back. @throws when an edit does not fit. */
  plant(edits: Edit[]): () => void;
  remove(): void;
}

/** Copies the sources into a folder of their own, so that nobody else sees a planted bug. */
export function createCopy(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  const filter = (path: string) => !BUILT.includes(basename(path));
  for (const part of PARTS) cpSync(join(root, part), join(folder, part), { recursive: true, filter });
  rewrite(join(folder, 'common/package.json'), withoutBuild);
  linkModules(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    plant(edits) {
      const changed = changeAll(edits, (file) => readFileSync(join(root, file), 'utf8'));
      for (const [file, source] of changed) writeFileSync(join(folder, file), source);
      return () => {
        for (const [file] of changed) copyFileSync(join(root, file), join(folder, file));
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function rewrite(path: string, change: (source: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/** Lets `common` be imported as it is written, as the services are: what is built of it holds no planted bug. */
function withoutBuild(source: string): string {
  const exports = { '.': './src/index.ts', './testing': './src/testing/index.ts' };
  return JSON.stringify({ ...JSON.parse(source), exports });
}

/** The same modules as here; but the workspaces, to which npm links relatively, are those of the copy. */
function linkModules(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [here, there] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(here), there);
    else if (entry.name.startsWith('@')) linkModules(here, there);
    else symlinkSync(here, there);
  }
}
