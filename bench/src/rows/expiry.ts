import { pause, systemClock } from '@ticketing/common';
import { eventually } from '@ticketing/common/testing';
import type { ObjectId } from 'mongodb';
import { startJobs } from '../bare/bare.js';
import { type Marketplace, openMarketplace, withDatabase } from '../marketplace.js';
import type { Row, Scale } from '../row.js';
import { reserve, reserveOne } from '../stock-of-reservations.js';

/** How many end at the same moment, in a second's worth of a measurement: 10,000 by default. */
const RESERVATIONS_A_SECOND = 1_250;
/**
 * How long it takes until all are in the books, at most, in milliseconds for each, and until expiration has asked to be
 * woken for them: a sweep does so every 5 seconds. By then the moment must not have come.
 */
const PREPARATION = 2;
const SWEEP = 7_000;
/** How long all may take to be unlocked, in milliseconds. */
const PATIENCE = 120_000;
/**
 * How often it is looked whether all are, in milliseconds. The tickets themselves say when; what looking takes is taken
 * from what is measured.
 */
const LOOK = 500;

/**
 * How many end before it is measured: orders lets none end in its first 40 seconds, in which it hears what it may have
 * missed (orders/src/background/catching-up.ts).
 */
const FIRST = 500;

async function openCaughtUp(): Promise<Marketplace> {
  const market = await openMarketplace(['orders', 'tickets', 'expiration']);
  await latenesses(market, FIRST);
  return market;
}

/** When each ticket was unlocked, in milliseconds after its reservation ended. */
async function latenesses(market: Marketplace, count: number): Promise<number[]> {
  const pattern = await reserveOne(market);
  const until = new Date(Date.now() + SWEEP + count * PREPARATION);
  const ids = await reserve(market, pattern, { count, until });
  const unlocked = await untilUnlocked(market, ids);
  return unlocked.map((at) => at.getTime() - until.getTime());
}

const untilUnlocked = (market: Marketplace, ids: ObjectId[]): Promise<Date[]> =>
  withDatabase(market.mongoUri('tickets'), async (database) => {
    const tickets = database.collection('tickets');
    const theirs = { _id: { $in: ids } };
    await eventually(async () => {
      await pause(systemClock, LOOK);
      const locked = await tickets.findOne({ ...theirs, status: { $ne: 'available' } });
      if (locked) throw new Error(`ticket ${locked._id} is locked`);
    }, PATIENCE);
    const free = await tickets.find(theirs, { projection: { updatedAt: 1 } }).toArray();
    if (free.length < ids.length) throw new Error(`${free.length} of ${ids.length} tickets are there`);
    return free.map(({ updatedAt }) => updatedAt);
  });

const countOf = ({ seconds }: Scale) => seconds * RESERVATIONS_A_SECOND;

/** From the timer to the ticket that is on sale again: three services, four saved documents, three events each. */
export const expiries: Row = {
  number: '6a',
  what: 'reservations that end in the same second: tickets unlocked a second',
  beside: 'bull alone, waking for as many delayed jobs',
  unit: 'a second',
  goal: { least: 0.2 },
  async open(scale) {
    const count = countOf(scale);
    const market = await openCaughtUp();
    const jobs = startJobs();
    const redisUrl = market.url('redis').replace('http:', 'redis:');
    return {
      ours: async () => (count * 1000) / Math.max(...(await latenesses(market, count))),
      other: () => jobs.ask({ redisUrl, count }),
      close: () => market.close(jobs),
    };
  },
};

const LATEST = 2_000;

export const lateExpiries: Row = {
  number: '6b',
  what: 'how late 99 of 100 of them are unlocked at most',
  beside: `the limit of ${LATEST / 1000} s`,
  unit: 'ms',
  goal: { most: 1 },
  async open(scale) {
    const market = await openCaughtUp();
    const ours = async () => {
      const all = await latenesses(market, countOf(scale));
      all.sort((a, b) => a - b);
      return all[Math.floor(all.length * 0.99)] as number;
    };
    return { ours, other: async () => LATEST, close: () => market.close() };
  },
};
