import { eventually } from '@ticketing/common/testing';
import { brokenAnswers } from '../../promises/answers.js';
import { brokenPromises } from '../../promises/index.js';
import { isOver, type World } from '../../promises/world.js';
import type { Person } from '../../world/person.js';
import { readRunningSystem } from '../../world/running-system.js';
import type { Exchange } from '../traffic/exchange.js';
import { factsOf } from './facts.js';

/** How long the system may take to come to rest, in milliseconds. */
const PATIENCE = 90_000;
/** Orders that end later than this from the end of the traffic are cancelled by their buyers, in milliseconds. */
const LONG = 20_000;

/** A wrong clock makes reservations that last for its minutes more: nobody wants to wait for that. */
export async function letGoOfLongReservations(buyers: Person[]): Promise<void> {
  const latest = new Date(Date.now() + LONG).toISOString();
  for (const { http } of buyers) {
    const { data } = await http.get('/api/orders');
    const long = (data as { id: string; status: string; expiresAt: string }[]).filter(
      ({ status, expiresAt }) => /created|awaiting/.test(status) && expiresAt > latest,
    );
    await Promise.all(long.map(({ id }) => http.delete(`/api/orders/${id}`)));
  }
}

/** Waits until nothing happens any more, and resolves to every promise that is broken then. */
export async function judged(exchanges: Exchange[]): Promise<string[]> {
  const { world, broken } = await atRest();
  return [...broken, ...brokenAnswers(factsOf(exchanges), world)];
}

/** Everything once nothing happens any more, or after all patience, and what is still wrong with it. */
async function atRest(): Promise<{ world: World; broken: string[] }> {
  const look = async () => {
    const world = await readRunningSystem();
    const broken = [...brokenPromises(world), ...(isOver(world) ? [] : ['I3: something is still under way'])];
    return { world, broken };
  };
  return eventually(async () => {
    const seen = await look();
    if (seen.broken.length > 0) throw new Error('not at rest');
    return seen;
  }, PATIENCE).catch(look);
}
