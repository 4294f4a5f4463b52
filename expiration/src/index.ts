import { runService } from '@ticketing/common';
import { loadConfig } from './config.js';
import { createService } from './service.js';

runService(() => createService(loadConfig()));
