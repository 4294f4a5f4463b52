import { services } from '@ticketing/local/topology';
import type { Fault } from '../fault.js';
import { reachOf } from './reach.js';

/** Two of each service, and nothing wrong at all: queue groups are shared, and requests spread. */
const twoOfEach: Fault = {
  name: 'two of each service',
  instances: 2,
  seamless: true,
  inject() {},
  heal() {},
};

const oneOfTwo = (service: string): Fault => ({
  name: `kill -9 one of two ${service}`,
  ...reachOf(service),
  instances: 2,
  inject: (laboratory) => laboratory.kill(service),
});

/** What an update does: each instance in turn, the next once the one before is ready. */
const rolling: Fault = {
  name: 'rolling restart of two of each service',
  instances: 2,
  seamless: true,
  short: true,
  async inject(laboratory) {
    for (const instance of services.flatMap(laboratory.instancesOf)) await laboratory.restart(instance);
  },
};

const everything: Fault = {
  name: 'rolling restart of everything but the gateway',
  async inject(laboratory) {
    const engines = ['nats-streaming', 'redis', 'stripe', ...services.map((service) => `mongo-${service}`)];
    for (const name of [...engines, ...services, 'client']) await laboratory.restart(name);
  },
};

const theDoor: Fault = {
  name: 'restart of the gateway',
  atTheDoor: true,
  inject: (laboratory) => laboratory.restart('gateway'),
};

export const instanceFaults: Fault[] = [twoOfEach, ...services.map(oneOfTwo), rolling, everything, theDoor];
