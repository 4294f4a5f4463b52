import { type Background, createSweep, type Platform } from '@ticketing/common';
import type { Tickets } from '../models/tickets.js';

interface Dependencies extends Pick<Platform, 'clock' | 'logger' | 'tracer'> {
  tickets: Tickets;
}

const SWEEP_INTERVAL = 60_000;

/** Takes tickets off the list whose events have begun, so that no search reads past them. */
export function createPastEvents({ tickets, clock, logger, tracer }: Dependencies): Background {
  return createSweep({
    name: 'sweep of past events',
    interval: SWEEP_INTERVAL,
    clock,
    logger,
    tracer,
    run: tickets.unlistPast,
  });
}
