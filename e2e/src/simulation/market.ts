import type { Fact } from '../promises/answers.js';

/** What people know, from what they were answered. */
export interface Market {
  /** The ids of the tickets that are listed, by their numbers. */
  tickets: Map<number, string>;
  /** The id of each person's last order of a ticket; 'unclear' for one that was not answered. */
  orders: Map<string, string>;
  facts: Fact[];
  /** The orders of which it was published that their time has run out. */
  noticed: Set<string>;
  /** Answers that nobody should ever get. */
  blunders: string[];
}

export const openMarket = (): Market => ({
  tickets: new Map(),
  orders: new Map(),
  facts: [],
  noticed: new Set(),
  blunders: [],
});
