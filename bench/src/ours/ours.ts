import { underTest } from '../cores.js';
import { startWorker } from '../worker.js';
import type { Events } from './outbox-events.js';

export const startOutbox = () => startWorker<Events, number>('./ours/outbox-events.ts', underTest);
