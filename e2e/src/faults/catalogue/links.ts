import { services } from '@ticketing/local/topology';
import type { Fault } from '../fault.js';
import { reachOf } from './reach.js';

/** Longer than anybody may wait for an answer, in milliseconds. */
const LONG = 12_000;

const cut = (from: string, to: string): Fault => ({
  name: `${from} cut off from ${to}`,
  ...reachOf(to === 'redis' ? to : from),
  lasts: LONG,
  inject: (laboratory) => laboratory.link(from, to).cut(),
  heal: (laboratory) => laboratory.link(from, to).rejoin(),
});

const slow = (from: string, to: string, milliseconds: number): Fault => ({
  name: `${from} reaches ${to} ${milliseconds} ms late`,
  ...reachOf(from),
  inject: (laboratory) => laboratory.link(from, to).delay(milliseconds),
  heal: (laboratory) => laboratory.link(from, to).delay(0),
});

export const linkFaults: Fault[] = [
  ...services.map((service) => cut(service, `mongo-${service}`)),
  ...services.map((service) => cut(service, 'nats-streaming')),
  ...services.map((service) => cut(service, 'redis')),
  slow('orders', 'mongo-orders', 200),
  slow('tickets', 'nats-streaming', 200),
];
