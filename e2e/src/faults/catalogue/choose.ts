import { createChance } from '../../simulation/chance.js';
import { both, type Fault } from '../fault.js';
import { faults } from './index.js';

export interface Choice {
  /** Parts of names, with commas between; or both whole names of a pair, with ` + ` between. */
  only?: string | undefined;
  short?: boolean;
  seed: number;
  /** How many pairs of faults besides. */
  pairs: number;
}

/** What is to be run. */
export function choose({ only, short, seed, pairs }: Choice): Fault[] {
  if (short) return faults.filter((fault) => fault.short);
  if (only?.includes(' + ')) {
    const [first, second] = only.split(' + ').map((name) => faults.find((fault) => fault.name === name));
    return first && second ? [both(first, second)] : [];
  }
  if (only) return faults.filter(({ name }) => only.split(',').some((part) => name.includes(part)));
  return [...faults, ...somePairs(seed, pairs)];
}

/** Two that last, so that they are there at the same time. */
function somePairs(seed: number, count: number): Fault[] {
  const chance = createChance(seed);
  const lasting = faults.filter(({ heal, instances, skip }) => heal && !instances && !skip);
  const draw = (...about: (string | number)[]) =>
    lasting[Math.floor(chance(...about) * lasting.length)] as Fault;
  return Array.from({ length: count }, (_, i) => both(draw('first', i), draw('second', i)));
}
