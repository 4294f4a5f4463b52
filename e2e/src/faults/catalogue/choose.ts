import { createChance } from '../../simulation/chance.js';
import { both, type Fault } from '../fault.js';
import { faults } from './index.js';

export interface Choice {
  /** Parts of names, with commas between. */
  only?: string | undefined;
  short?: boolean;
  seed: number;
  /** How many pairs of faults besides those of the catalogue. */
  pairs: number;
}

/** What is to be run. */
export function choose({ only, short, seed, pairs }: Choice): Fault[] {
  if (short) return faults.filter((fault) => fault.short);
  const all = [...faults, ...somePairs(seed, pairs)];
  if (only === undefined) return all;
  const parts = only.split(',').map((part) => part.trim());
  return all.filter(({ name }) => parts.some((part) => isMeant(part, name)));
}

/** A pair is meant only by what names both of it. */
const isMeant = (part: string, name: string) =>
  name.includes(part) && name.includes(' + ') === part.includes(' + ');

/** Two that last, so that they are there at the same time. */
function somePairs(seed: number, count: number): Fault[] {
  const chance = createChance(seed);
  const lasting = faults.filter(
    ({ name, heal, instances, skip }) => heal && !instances && !skip && !name.includes(' + '),
  );
  const draw = (...about: (string | number)[]) =>
    lasting[Math.floor(chance(...about) * lasting.length)] as Fault;
  return Array.from({ length: count }, (_, i) => both(draw('first', i), draw('second', i)));
}
