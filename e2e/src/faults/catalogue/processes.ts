import { services } from '@ticketing/local/topology';
import { createChance } from '../../simulation/chance.js';
import type { Fault } from '../fault.js';
import { reachOf } from './reach.js';

const databases = services.map((service) => `mongo-${service}`);
const everything = [...services, 'client', 'gateway', 'stripe', 'nats-streaming', 'redis', ...databases];
const engines = ['nats-streaming', 'redis', ...databases];

const isDoor = (name: string) => name === 'gateway';
/** The most telling of each kind. */
const inShort = ['kill -9 nats-streaming', 'SIGSTOP mongo-orders'];

/** Longer than anybody may wait for an answer, in milliseconds. */
const LONG = 12_000;

/** How often a process is killed, and how long it may be back before it is killed again, in milliseconds. */
const TIMES = 3;
const LONGEST_PEACE = 2_000;

/** At three moments that have nothing to do with what the process is doing, the same in each run. */
const kill = (name: string, times = TIMES): Fault => ({
  name: `kill -9 ${name}`,
  ...reachOf(name),
  atTheDoor: isDoor(name),
  async inject(laboratory) {
    const chance = createChance(times);
    for (let time = 1; time < times; time++) {
      await laboratory.kill(name);
      await laboratory.allBack();
      await new Promise((resolve) => setTimeout(resolve, chance(name, time) * LONGEST_PEACE));
    }
    await laboratory.kill(name);
  },
});

const freeze = (name: string): Fault => ({
  name: `SIGSTOP ${name}`,
  ...reachOf(name),
  lasts: LONG,
  atTheDoor: isDoor(name),
  inject: (laboratory) => laboratory.freeze(name),
  heal: (laboratory) => laboratory.thaw(name),
});

/** Away for a while, and back with its data. */
const outage = (name: string): Fault => ({
  name: `outage of ${name}`,
  ...reachOf(name),
  inject: (laboratory) => laboratory.hold(name),
  heal: (laboratory) => laboratory.release(name),
});

const erased = (name: string): Fault => ({
  name: `${name} erased`,
  ...reachOf(name),
  async inject(laboratory) {
    await laboratory.hold(name);
    laboratory.erase(name);
    laboratory.release(name);
  },
});

/** The log of all events is gone, and with it what had not been delivered: the owners tell of all that they have again. */
const brokerErased: Fault = {
  name: 'nats-streaming erased, then npm run republish',
  lasts: 3_000,
  async inject(laboratory) {
    await laboratory.hold('nats-streaming');
    laboratory.erase('nats-streaming');
    laboratory.release('nats-streaming');
  },
  async heal(laboratory) {
    await laboratory.allBack();
    await laboratory.republish();
  },
};

/** For pairs: what a process needs to be back before it is killed again may be away. */
export const singleKills: Fault[] = everything.map((name) => kill(name, 1));

export const processFaults: Fault[] = [
  ...everything.map((name) => kill(name)),
  ...everything.map(freeze),
  ...engines.map(outage),
  erased('redis'),
  brokerErased,
].map((fault) => ({ ...fault, short: inShort.includes(fault.name) }));
