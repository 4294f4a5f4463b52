import { MongoClient } from 'mongodb';
import { system } from '../../world/system.js';
import type { Fault } from '../fault.js';
import { canMount, ON_SMALL_DISKS } from '../laboratory/small-disk.js';
import { reachOf } from './reach.js';

const full = (name: string): Fault => ({
  name: `disk full under ${name}`,
  ...reachOf(name),
  skip: canMount() ? undefined : 'it takes root on Linux',
  async inject(laboratory) {
    laboratory.disk(name).fill();
    if (name.startsWith('mongo')) await checkpoint(name);
  },
  heal: (laboratory) => laboratory.disk(name).free(),
});

/** What MongoDB writes each minute: else the room that it has set aside would do for the fault's few seconds. */
async function checkpoint(name: string): Promise<void> {
  const client = new MongoClient(`mongodb://127.0.0.1:${system.process(name).port}/?directConnection=true`);
  // It dies of it.
  await client
    .db('admin')
    .command({ fsync: 1 })
    .catch(() => {});
  await client.close();
}

export const diskFaults: Fault[] = ON_SMALL_DISKS.map(full);
