import { randomFillSync } from 'node:crypto';

/** The 96 bits of an id: the second, which MongoDB has there too, the millisecond in it, and what is random. */
const MILLISECOND = 54n;
const SECOND = 64n;
/**
 * How many bits an id may be behind the one before it in its millisecond. Whoever has an id and tries for its neighbour has
 * as many to try.
 */
const STEP = 32;
/** Of the first one in a millisecond: a bit less than there are, which leaves room for two million steps. */
const FIRST = 53;

let last = { at: 0, tail: 0n };

/**
 * An id as MongoDB has them, 24 hex digits that begin with the second, but one that tells nothing else. MongoDB's own go on
 * with a number of the process and a counter: from one id its neighbours are known, and from two how many were made in
 * between. These are random instead, anew in each millisecond. Within one they rise, so that ids sort in the order of their
 * making: those of one process exactly, those of several to the millisecond. While its clock stands before
 * the last id, as when it was set back, a process goes on from that id's millisecond.
 */
export function newId(): string {
  const at = Math.max(Date.now(), last.at);
  const tail = at === last.at ? last.tail + 1n + random(STEP) : random(FIRST);
  last = { at, tail };
  const second = BigInt(Math.floor(at / 1_000));
  const millisecond = BigInt(at % 1_000);
  return ((second << SECOND) + (millisecond << MILLISECOND) + tail).toString(16).padStart(24, '0');
}

/** In bytes. What is random is drawn in stock, as each draw costs more than all else of an id. */
const DRAWN = 8;
const stock = Buffer.alloc(512 * DRAWN);
let used = stock.length;

function random(bits: number): bigint {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  used += DRAWN;
  return BigInt.asUintN(bits, stock.readBigUInt64BE(used - DRAWN));
}
