import { eventually } from '@ticketing/common/testing';
import { type Chance, createChance } from '../simulation/chance.js';
import type { Person } from '../world/person.js';
import type { Fault } from './fault.js';
import { judged, letGoOfLongReservations } from './judge/at-rest.js';
import { countRefused, unclean } from './judge/cleanliness.js';
import { wrongReads } from './judge/reads.js';
import type { Laboratory } from './laboratory/laboratory.js';
import { oneSale } from './one-sale.js';
import { createRecorder, type Exchange } from './traffic/exchange.js';
import { startTraffic } from './traffic/traffic.js';

export interface Verdict {
  fault: string;
  requests: number;
  /** How many of them were told cleanly that something is away. */
  refused: number;
  /** Until a whole sale went through again, in milliseconds from when the fault was healed, or was done to the system. */
  saleAfter: number;
  /** Until nothing was left to do, from when the last request was answered. */
  restAfter: number;
  /** What was answered or left as it must not be. */
  wrong: string[];
  /** What there is to say besides. */
  remark?: string | undefined;
  exchanges: Exchange[];
}

export interface RunOptions {
  laboratory: Laboratory;
  people: Person[];
  seed: number;
  /** Stories begun each second. */
  rate: number;
}

/** How long a fault goes on, and how long the system may take to be whole again, in milliseconds. */
const DURATION = 5_000;
const PATIENCE = 90_000;
/** So many requests have to have been answered before a fault means anything, and to be made once it is there. */
const WARM = 25;
const MET = 100;

/** Injects the fault into steady traffic, heals it, waits until all is quiet, and judges what was answered and left. */
export async function runFault(
  fault: Fault,
  { laboratory, people, seed, rate }: RunOptions,
): Promise<Verdict> {
  const recorder = createRecorder();
  // Each fault meets stories of its own.
  const chance: Chance = (...about) => createChance(seed)(fault.name, ...about);
  const [prober, sampler, ...traders] = people as [Person, Person, ...Person[]];
  const traffic = startTraffic({ people: traders, recorder, chance, rate });
  const { exchanges } = recorder;
  const asked = (most: number) =>
    eventually(() => {
      if (exchanges.length < most) throw new Error(`only ${exchanges.length} of ${most} requests were made`);
    }, PATIENCE);
  await asked(WARM);

  const met = exchanges.length + MET;
  const from = Date.now();
  const { healedAt, soldAt, until, failures, remark } = await live(fault, laboratory, {
    sale: () => oneSale(prober, sampler),
    met: () => asked(met),
  });
  await traffic.stop();
  await letGoOfLongReservations(people);
  const stoppedAt = Date.now();
  const broken = await judged(exchanges);
  const restAt = Date.now();

  const { seamless, atTheDoor: mayHang, echo, refusing } = fault;
  const expected = { from, until: seamless ? from : until, mayHang, echo, refusing };
  const wrong = [...failures, ...broken, ...unclean(exchanges, expected), ...wrongReads(exchanges)];
  return {
    fault: fault.name,
    requests: exchanges.length,
    refused: countRefused(exchanges),
    saleAfter: soldAt - healedAt,
    restAfter: restAt - stoppedAt,
    wrong,
    remark,
    exchanges,
  };
}

interface Watched {
  /** A whole sale. */
  sale(): Promise<void>;
  /** Until so many have asked something since the fault began as it has to meet. */
  met(): Promise<void>;
}

/** The fault's life, to the first sale after it. */
async function live(fault: Fault, laboratory: Laboratory, { sale, met }: Watched) {
  const failures: string[] = [];
  const fail = (what: string) => (error: Error) => void failures.push(`${what}: ${error.message}`);

  const remark = await attempt(() => fault.inject(laboratory)).catch(fail('it could not be injected'));
  if (fault.heal) {
    const over = Promise.all([pause(fault.lasts ?? DURATION), met().catch(fail('it met too few'))]);
    if (fault.seamless) await eventually(sale, PATIENCE).catch(fail('no sale meanwhile'));
    await over;
  }
  const healedAt = Date.now();
  await attempt(() => fault.heal?.(laboratory)).catch(fail('it could not be healed'));
  await eventually(sale, PATIENCE).catch(fail('no sale any more'));
  const soldAt = Date.now();
  // What mends itself is over before so many could meet it: they are those around it.
  if (!fault.heal) await met().catch(fail('it met too few'));
  await laboratory.allBack().catch(fail('not everything is back'));
  return {
    healedAt,
    soldAt,
    until: Date.now(),
    failures,
    remark: typeof remark === 'string' ? remark : undefined,
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const attempt = async (act: () => unknown) => act();
