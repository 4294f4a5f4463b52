import { brokenAnswers } from '../promises/answers.js';
import { brokenPromises } from '../promises/index.js';
import { keptSales, promptness } from '../promises/promptness.js';
import { reservations } from '../promises/reservations.js';
import { isOver, readWorld, type World } from '../promises/world.js';
import type { Cluster, Databases } from './cluster.js';
import { BEGINNING, type Conditions } from './conditions.js';
import { type Ends, endsOf } from './ends.js';
import type { Market } from './market.js';
import { RESERVATION_SECONDS } from './services.js';
import { untrueNotices } from './watch.js';

/** How often it is looked whether all has come to rest, in milliseconds. */
const LOOK = 10_000;
/** Whatever has not come to rest after that will not: what never reached Stripe takes 40 s, a lost notice 60. */
const LONGEST_REST = 900_000;
/** In so many histories time goes on after the rest, to see that it lasts. */
const AFTERMATH = { chance: 0.1, duration: 130_000 };

interface Judgement {
  /** What is still wrong, one sentence each. */
  broken: string[];
  ends: Ends;
}

/** Lets time pass until nothing is wrong and nothing is left to do. */
export async function judgeAtRest(
  conditions: Conditions,
  cluster: Cluster,
  databases: Databases,
  market: Market,
): Promise<Judgement> {
  const { timeline, chance } = conditions;
  const judge = async (): Promise<Judgement> => {
    const ledger = await cluster.ledger();
    const now = new Date(BEGINNING + timeline.now);
    const world = await readWorld((service, name) => databases[service].read(name), ledger, now);
    return { broken: wrongIn(world, conditions, market), ends: endsOf(world, market.facts) };
  };
  const end = timeline.now + LONGEST_REST;
  let atRest: Judgement | undefined;
  while (!atRest && timeline.now < end) {
    await timeline.runUntil(timeline.now + LOOK);
    if (!timeline.isQuiet) continue;
    const judgement = await judge();
    if (judgement.broken.length === 0) atRest = judgement;
  }
  if (!atRest) {
    const unrest = timeline.isQuiet ? [] : ['I3: something is still under way after 15 minutes'];
    const { broken, ends } = await judge();
    return { broken: [...broken, ...unrest], ends };
  }
  if (chance('aftermath') >= AFTERMATH.chance) return atRest;
  await timeline.runUntil(timeline.now + AFTERMATH.duration);
  return judge();
}

const wrongIn = (world: World, { weather }: Conditions, { facts, noticed }: Market): string[] => [
  ...brokenPromises(world),
  ...brokenAnswers(facts, world),
  ...untrueNotices(noticed, world),
  ...reservations(world, RESERVATION_SECONDS),
  ...(weather.fair ? promptness(world) : []),
  ...(weather.oneOutage ? keptSales(facts, world) : []),
  ...(isOver(world) ? [] : ['I3: an order, a charge or a timer still awaits its end']),
];
