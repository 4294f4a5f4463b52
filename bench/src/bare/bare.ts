import { underTest } from '../cores.js';
import { startWorker } from '../worker.js';
import type { Jobs } from './delayed-jobs.js';
import type { Insertion } from './insert-documents.js';
import type { LeastSales } from './least-sale.js';
import type { Messages } from './nats.js';
import type { Reading } from './read-documents.js';
import type { Page } from './render-page.js';
import type { Bytes } from './send-bytes.js';

/** Each on the core on which what it is compared with runs. */
export const startSender = () => startWorker<Bytes, number>('./bare/send-bytes.ts', underTest);
export const startReader = () => startWorker<Reading, number>('./bare/read-documents.ts', underTest);
export const startMessenger = () => startWorker<Messages, number>('./bare/nats.ts', underTest);
export const startRenderer = () => startWorker<Page, number>('./bare/render-page.ts', underTest);
export const startShell = () =>
  startWorker<{ mongoUri: string }, { pid: number }>('./bare/shell.mjs', underTest);
export const startLeastSale = () => startWorker<LeastSales, number>('./bare/least-sale.ts', underTest);
export const startJobs = () => startWorker<Jobs, number>('./bare/delayed-jobs.ts', underTest);
export const startInserter = () => startWorker<Insertion, number>('./bare/insert-documents.ts', underTest);
