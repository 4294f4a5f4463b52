import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from './settings.js';
import { services } from './topology/index.js';

interface Installed {
  version?: string;
  /** The folder that a link leads to. */
  resolved?: string;
  link?: boolean;
  dependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Installed>;
};

/** Where Node finds a package that the one at that place asks for: the nearest node_modules above. */
function placeOf(name: string, asker: string): string {
  for (let folder = asker; ; folder = posix.dirname(folder)) {
    const place = posix.join(folder, 'node_modules', name);
    const found = packages[place];
    if (found) return found.link ? String(found.resolved) : place;
    if (folder === '.') throw new Error(`${asker} asks for ${name}, which is nowhere`);
  }
}

function loadedBy(service: string): Set<string> {
  const places = new Set<string>([service]);
  // A set takes in what is added while it is gone through.
  for (const place of places) {
    for (const name of Object.keys(packages[place]?.dependencies ?? {})) places.add(placeOf(name, place));
  }
  return places;
}

/** npm never moves what a lock file has put below several packages, and each copy is loaded by itself. */
it.each(services)('what %s loads is installed once in each version', (service) => {
  const places = [...loadedBy(service)].filter((place) => place.includes('node_modules/'));
  expect(places.length).toBeGreaterThan(100);
  const named = places.map((place) => `${place.split('node_modules/').at(-1)}@${packages[place]?.version}`);
  const again = named.filter((one, index) => named.indexOf(one) !== index);
  expect(again).toEqual([]);
});
