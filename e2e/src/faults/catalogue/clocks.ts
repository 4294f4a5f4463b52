import { fileURLToPath } from 'node:url';
import { services } from '@ticketing/local/topology';
import type { Fault } from '../fault.js';
import { reachOf } from './reach.js';

const preload = fileURLToPath(new URL('../laboratory/shifted-clock.mjs', import.meta.url));

const shift = (service: string, minutes: number): Fault => ({
  name: `clock of ${service} ${minutes > 0 ? '+' : '−'}${Math.abs(minutes)} min`,
  ...reachOf(service),
  inject: (laboratory) =>
    laboratory.restartWith(service, {
      NODE_OPTIONS: `--import ${preload}`,
      CLOCK_OFFSET_MS: String(minutes * 60_000),
    }),
  heal: (laboratory) =>
    laboratory.restartWith(service, { NODE_OPTIONS: undefined, CLOCK_OFFSET_MS: undefined }),
});

export const clockFaults: Fault[] = services.flatMap((service) => [shift(service, 10), shift(service, -10)]);
