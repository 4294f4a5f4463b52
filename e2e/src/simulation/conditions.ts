import type { Message } from '@ticketing/common';
import type { Chance } from './chance.js';
import type { Delays } from './delays.js';
import type { History } from './history.js';
import type { Mishaps } from './mishaps.js';
import type { Outages } from './outages.js';
import type { Rest } from './rest.js';
import type { Timeline } from './timeline.js';
import type { Weather } from './weather.js';

/** When every history begins. Only the services' own clocks show it. */
export const BEGINNING = Date.parse('2030-01-01T12:00:00Z');

/** What every part of one simulated history depends on. */
export interface Conditions {
  chance: Chance;
  weather: Weather;
  timeline: Timeline;
  rest: Rest;
  mishaps: Mishaps;
  delays: Delays;
  outages: Outages;
  history: History;
  /** Called after each insert, before anything else happens. */
  inserted: (service: string, collection: string | undefined) => Promise<void>;
  /** Called with each message that the broker has taken. */
  published: (message: Message) => void;
}
