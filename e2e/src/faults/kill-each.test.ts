import { eventually } from '@ticketing/common/testing';
import { violations } from '../world/invariants.js';
import { list, order, orderBecomes, pay } from '../world/marketplace.js';
import { expectStatus, type Person, people, someone } from '../world/person.js';
import { system } from '../world/system.js';
import { startTraffic } from './traffic.js';

const VICTIMS = ['tickets', 'orders', 'expiration', 'payments', 'auth', 'nats-streaming', 'redis'];
/** What a restart, a reconnection and the sweeps behind them may take, in milliseconds. */
const RECOVERY = 90_000;

/** Whole again: a new sale goes through from end to end. */
async function oneSale() {
  const [seller, buyer] = await Promise.all([someone(), someone()]);
  const placed = await order(buyer, (await list(seller)).id);
  expectStatus(await pay(buyer, placed.id), 201);
  await orderBecomes(buyer, placed.id, 'complete');
}

async function killAndAwait(name: string) {
  const { pid } = system.process(name);
  process.kill(pid, 'SIGKILL');
  await eventually(() => expect(system.process(name).pid).not.toBe(pid), RECOVERY);
  await eventually(oneSale, RECOVERY);
}

describe('kill -9 while sales go on', () => {
  it(
    'of each process in turn leaves every ticket sold, locked by a live order or on sale, and nothing stuck',
    async () => {
      const everyone = await people(8);
      const pairs = [0, 2, 4, 6].map((i) => [everyone[i], everyone[i + 1]] as [Person, Person]);
      const traffic = startTraffic(pairs);

      for (const victim of VICTIMS) await killAndAwait(victim);
      await traffic.stop();

      await eventually(async () => expect(await violations()).toEqual([]), RECOVERY);
      // The traffic was real, and no answer was an unexpected error.
      expect(traffic.tally.get(201)).toBeGreaterThan(50);
      expect(traffic.tally.get(500)).toBeUndefined();
    },
    VICTIMS.length * RECOVERY,
  );
});
