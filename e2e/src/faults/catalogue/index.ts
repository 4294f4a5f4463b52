import type { Fault } from '../fault.js';
import { callerFaults } from './callers.js';
import { clockFaults } from './clocks.js';
import { diskFaults } from './disks.js';
import { instanceFaults } from './instances.js';
import { linkFaults } from './links.js';
import { pairFaults } from './pairs.js';
import { processFaults } from './processes.js';
import { storms } from './storms.js';
import { stripeFaults } from './stripe.js';

/** Everything that is done to the system. */
export const faults: Fault[] = [
  ...processFaults,
  ...linkFaults,
  ...diskFaults,
  ...clockFaults,
  ...stripeFaults,
  ...instanceFaults,
  ...pairFaults,
  ...callerFaults,
  ...storms,
];
