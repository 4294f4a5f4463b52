import { services } from '@ticketing/local/topology';
import type { Fault } from '../fault.js';

const databases = services.map((service) => `mongo-${service}`);
const everything = [...services, 'client', 'gateway', 'stripe', 'nats-streaming', 'redis', ...databases];
const engines = ['nats-streaming', 'redis', ...databases];

const isDoor = (name: string) => name === 'gateway';
/** The most telling of each kind. */
const inShort = ['kill -9 nats-streaming', 'SIGSTOP mongo-orders'];

/** Longer than anybody may wait for an answer, in milliseconds. */
const LONG = 12_000;

const kill = (name: string): Fault => ({
  name: `kill -9 ${name}`,
  atTheDoor: isDoor(name),
  inject: (laboratory) => laboratory.kill(name),
});

const freeze = (name: string): Fault => ({
  name: `SIGSTOP ${name}`,
  lasts: LONG,
  atTheDoor: isDoor(name),
  inject: (laboratory) => laboratory.freeze(name),
  heal: (laboratory) => laboratory.thaw(name),
});

/** Away for a while, and back with its data. */
const outage = (name: string): Fault => ({
  name: `outage of ${name}`,
  inject: (laboratory) => laboratory.hold(name),
  heal: (laboratory) => laboratory.release(name),
});

const erased = (name: string): Fault => ({
  name: `${name} erased`,
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

export const processFaults: Fault[] = [
  ...everything.map(kill),
  ...everything.filter((name) => name !== 'client').map(freeze),
  ...engines.map(outage),
  erased('redis'),
  brokerErased,
].map((fault) => ({ ...fault, short: inShort.includes(fault.name) }));
