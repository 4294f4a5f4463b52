import { brokenPromises } from '../promises/index.js';
import { readWorld } from '../promises/world.js';
import { collection } from './databases.js';
import { visitor } from './person.js';
import { system } from './system.js';

/** What is wrong with the running system once it has come to rest: each broken promise as a sentence. */
export async function violations(): Promise<string[]> {
  const ledger = await visitor().get(`http://127.0.0.1:${system.process('stripe').port}/test/ledger`);
  return brokenPromises(await readWorld(collection, ledger.data, new Date()));
}
