import { services } from '@ticketing/local/topology';
import type { Fault } from '../fault.js';

const MINUTE = 60_000;

/** With these nothing can be paid meanwhile: each reservation is over before it has begun. */
const WITHOUT_SALES = ['clock of orders −10 min', 'clock of payments +10 min'];

/** The clock of a service steps while it works, and steps back: nothing is away, so that nobody may be told so. */
function step(service: string, minutes: number): Fault {
  const name = `clock of ${service} ${minutes > 0 ? '+' : '−'}${Math.abs(minutes)} min`;
  return {
    name,
    refusing: [],
    seamless: !WITHOUT_SALES.includes(name),
    inject: (laboratory) => laboratory.stepClock(service, minutes * MINUTE),
    heal: (laboratory) => laboratory.stepClock(service, 0),
  };
}

export const clockFaults: Fault[] = services.flatMap((service) => [step(service, 10), step(service, -10)]);
