import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './settings.js';

const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const packageOf = (...folder: string[]) => JSON.parse(read(...folder, 'package.json'));

const { workspaces } = packageOf() as { workspaces: string[] };
const own = new Set(workspaces.map((folder) => packageOf(folder).name as string));

/** Each package that one of ours asks for, with the folder that does. */
const asked = new Map<string, string>();
for (const folder of ['.', ...workspaces]) {
  const { dependencies, devDependencies, peerDependencies } = packageOf(folder);
  for (const name of Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies })) {
    if (!own.has(name)) asked.set(name, folder);
  }
}

/** As it is installed: beside whoever asks, where versions differ, or at the root. */
function licenceOf(name: string, folder: string): string {
  const places = [join(folder, 'node_modules', name), join('node_modules', name)];
  const place = places.find((one) => existsSync(join(root, one, 'package.json')));
  return place ? packageOf(place).license : 'not installed';
}

/** The rows of docs/dependencies.md: | `name` | licence | what for | why this one |. */
const rows = [
  ...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm),
];

it('every dependency of ours, and no other, stands in docs/dependencies.md with its licence', () => {
  const told = rows.map(([, name, licence]) => `${name}: ${licence}`).sort();
  const there = [...asked].map(([name, folder]) => `${name}: ${licenceOf(name, folder)}`).sort();
  expect(told).toEqual(there);
});
