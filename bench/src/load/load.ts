import { asLoad } from '../cores.js';
import { startWorker } from '../worker.js';
import type { LoadAnswer, LoadQuestion } from './question.js';

/** Asks servers, from a core of its own. */
export const startLoad = () => startWorker<LoadQuestion, LoadAnswer>('./load/generator.ts', asLoad);

export type Load = ReturnType<typeof startLoad>;
