import type { Connection } from 'mongoose';
import { openConnection } from '../mongo/connect.js';
import { systemClock } from '../process/clock.js';
import { createCapturedLog } from './captured-log.js';
import { testConfig } from './test-config.js';

/** Opens a connection to the test file's own database, and builds the indexes of its models. */
export const openTestConnection = (connection: Connection): Promise<void> =>
  openConnection(connection, testConfig().MONGO_URI, { clock: systemClock, ...createCapturedLog() });
