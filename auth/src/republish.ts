import { runRepublish } from '@ticketing/common';
import { loadConfig } from './config.js';
import { createService } from './service.js';

runRepublish(() => createService(loadConfig()));
