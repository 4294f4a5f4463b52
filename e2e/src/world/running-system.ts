import { brokenPromises } from '../promises/index.js';
import { readWorld, type World } from '../promises/world.js';
import { collection } from './databases.js';
import { visitor } from './person.js';
import { system } from './system.js';

/** All that the promises speak of, as it is in the running system at this moment. */
export async function readRunningSystem(): Promise<World> {
  const ledger = await visitor().get(`http://127.0.0.1:${system.process('stripe').port}/test/ledger`);
  return readWorld(collection, ledger.data, new Date());
}

/** What is wrong with the running system once it has come to rest: each broken promise as a sentence. */
export const violations = async (): Promise<string[]> => brokenPromises(await readRunningSystem());
