import type { Ends } from './ends.js';
import { openLaboratory } from './laboratory.js';
import type { RunOptions } from './run-seed.js';
import { giveSignsOfLife } from './signs-of-life.js';

/** What a worker is asked to do; the history is worth sending only where somebody reads it. */
export interface Order extends RunOptions {
  verbose: boolean;
}

/** What it sends back. */
export interface Report {
  broken: string[];
  actions: string[];
  mishaps: string[];
  ends: Ends;
  fingerprint: string;
  history: string[];
}

/** A process that runs the histories which its parent asks for, one at a time. */
const [mongoUri = '', prefix = ''] = process.argv.slice(2);
const laboratory = await openLaboratory(mongoUri, prefix);
giveSignsOfLife(laboratory.steps);
const unhandled: string[] = [];
process.on('unhandledRejection', (error) => unhandled.push(`a service would have died of: ${error}`));

async function report({ verbose, ...options }: Order): Promise<Report> {
  const outcome = await laboratory.run(options);
  const broken = [...unhandled.splice(0), ...outcome.broken];
  return { ...outcome, broken, history: outcome.history(verbose) };
}

process.on('message', (order: Order) => {
  report(order).then(
    (done) => process.send?.(done),
    (error: Error) => {
      // The simulation itself is at fault, and the parent says so.
      process.stderr.write(`seed ${order.seed}: ${error.stack}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
