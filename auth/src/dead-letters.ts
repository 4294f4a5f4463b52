import { runDeadLetters } from '@ticketing/common';
import { loadConfig } from './config.js';
import { createService } from './service.js';

runDeadLetters(() => createService(loadConfig()));
