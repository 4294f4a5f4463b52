import type { AxiosInstance, AxiosRequestConfig } from 'axios';
import fc from 'fast-check';
import { requestsFor } from './generated-requests.js';
import { list, order } from './marketplace.js';
import type { Operation } from './operations.js';
import { type Person, someone, visitor } from './person.js';
import { system } from './system.js';

/** Requests that are under way together: fewer than a service takes, so that none is turned away. */
const AT_ONCE = 8;
/** As many requests of auth as are made by one person: some of them end its session. */
const BY_ONE = 500;

/** Who asks, and the ids of what is theirs. */
interface Asking {
  person: Person;
  ids: string[];
}

/** Those who make the requests of a run: auth is asked by somebody new each time, all others by the same trader. */
export function createCast(): (operation: Operation) => Promise<Asking> {
  let trader: Promise<Asking> | undefined;
  return ({ path }) => {
    if (path.startsWith('/api/users')) return someone().then((person) => ({ person, ids: [person.id] }));
    trader ??= somebodyWithThings();
    return trader;
  };
}

/**
 * Makes so many generated requests for an operation, half of them as somebody who is signed in.
 * @returns what was answered that is not described, with the request; every 5xx; and where limits are lifted every 429,
 * as it would stand for an answer that nobody has seen.
 */
export async function tryOperation(
  operation: Operation,
  count: number,
  seed: number,
  cast: ReturnType<typeof createCast>,
): Promise<string[]> {
  const faults: string[] = [];
  for (let done = 0; done < count; done += BY_ONE) {
    const { person, ids } = await cast(operation);
    const requests = fc.sample(requestsFor(operation, ids), {
      numRuns: Math.min(BY_ONE, count - done),
      seed: seed + done,
    });
    const left = requests.entries();
    const work = async () => {
      for (const [index, request] of left) {
        const fault = await faultOf(operation, index % 2 === 0 ? person.http : visitor(), request);
        if (fault) faults.push(fault);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  return faults;
}

/** Somebody who sells one ticket and has ordered another. */
async function somebodyWithThings(): Promise<Asking> {
  const [person, seller] = await Promise.all([someone(), someone()]);
  const [own, others] = await Promise.all([list(person), list(seller)]);
  const { id } = await order(person, others.id);
  return { person, ids: [own.id, others.id, id] };
}

async function faultOf(
  { name, path, statuses }: Operation,
  http: AxiosInstance,
  request: AxiosRequestConfig,
): Promise<string | undefined> {
  const streams = path.endsWith('/events');
  const about = `${name}: ${JSON.stringify(request).slice(0, 1_000)}`;
  try {
    const { status, data } = await http.request({ ...request, ...(streams && { responseType: 'stream' }) });
    if (streams) data.destroy();
    const isNoAnswer = status >= 500 || (status === 429 && system.isUnlimited);
    if (!isNoAnswer && statuses.includes(status)) return undefined;
    return `${about} was answered ${status} ${streams ? '' : JSON.stringify(data)?.slice(0, 300)}`;
  } catch (error) {
    return `${about} got no answer: ${String(error)}`;
  }
}
