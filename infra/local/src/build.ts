import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailed, command } from './command.js';
import { root } from './settings.js';

/** Compiles the services, common and the gateway; the compiler itself knows what has changed. */
export async function buildServices(): Promise<void> {
  await build('The TypeScript', process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b']);
}

/** Builds the client if anything that it is made of has changed since its last whole build. Resolves to whether it did. */
export async function buildClient(): Promise<boolean> {
  const stamp = join(root, 'client/.next/built-from');
  const sources = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return false;
  rmSync(stamp, { force: true });
  await build('The client', 'npm', ['run', 'build', '-w', 'client']);
  writeFileSync(stamp, sources);
  return true;
}

function hashOfSources(): string {
  const client = join(root, 'client');
  const files = [
    ...filesIn(client),
    ...filesIn(join(client, 'src'), { recursive: true }),
    ...filesIn(join(client, 'public'), { recursive: true }),
    join(root, 'package-lock.json'),
  ];
  const hash = createHash('sha256');
  for (const file of files.filter(isSource).sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(folder: string, { recursive = false } = {}): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Neither what the build writes beside its sources nor what it leaves out. */
function isSource(file: string): boolean {
  return !/next-env\.d\.ts$|\.tsbuildinfo$|\.test\.tsx?$|\.md$/.test(file);
}

async function build(what: string, program: string, args: string[]): Promise<void> {
  await command(program, args, { cwd: root }).catch((error) => {
    throw error instanceof CommandFailed
      ? new Error(`${what} does not build:\n${error.output.trim()}`)
      : error;
  });
}
