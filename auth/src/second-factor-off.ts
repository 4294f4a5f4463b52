import { parseArgs } from 'node:util';
import { runOnDatabase } from '@ticketing/common';
import { loadConfig } from './config.js';
import { createService } from './service.js';

runOnDatabase(
  () => createService(loadConfig()),
  async ({ turnOffSecondFactorOf }) => {
    const [email = ''] = parseArgs({ allowPositionals: true }).positionals;
    await turnOffSecondFactorOf(email);
    process.stdout.write(
      'The second factor is off; every session has ended, and every link to another password or address.\n',
    );
  },
);
