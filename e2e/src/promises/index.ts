import { copies } from './copies.js';
import { listedOnce } from './listed-once.js';
import { locks } from './locks.js';
import { money } from './money.js';
import { notices } from './notices.js';
import { oneSale } from './one-sale.js';
import type { World } from './world.js';

/**
 * What is wrong once everything has come to rest: each broken promise as a sentence, none when all hold.
 * The promises are those of docs/architecture.md, that people are told, and that nothing is listed twice; the fifth needs to know what was answered.
 */
export const brokenPromises = (world: World): string[] => [
  ...oneSale(world),
  ...money(world),
  ...locks(world),
  ...copies(world),
  ...notices(world),
  ...listedOnce(world),
];
