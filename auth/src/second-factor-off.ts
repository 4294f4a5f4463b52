import { parseArgs } from 'node:util';
import { runOnDatabase } from '@ticketing/common';
import { loadConfig } from './config.js';
import { createService } from './service.js';

runOnDatabase(
  () => createService(loadConfig()),
  async ({ turnOffFor }) => {
    const [email = ''] = parseArgs({ allowPositionals: true }).positionals;
    await turnOffFor(email);
    process.stdout.write('The second factor is off, and every session has ended.\n');
  },
);
