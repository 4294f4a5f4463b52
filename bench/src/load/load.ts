import { asLoad } from '../cores.js';
import { startWorker } from '../worker.js';
import type { Sales } from './buyers.js';
import type { Crowd } from './crowd.js';
import type { LoadAnswer, LoadQuestion } from './question.js';

/** Asks servers, from a core of its own. */
export const startLoad = () => startWorker<LoadQuestion, LoadAnswer>('./load/generator.ts', asLoad);

/** Buys tickets, from there too. */
export const startBuyers = () => startWorker<Sales, number>('./load/buyers.ts', asLoad);
export const startCrowd = () => startWorker<Crowd, number>('./load/crowd.ts', asLoad);
