import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildServices } from './build.js';
import { root } from './settings.js';

// What it imports has to be compiled first.
await buildServices();
await import(pathToFileURL(join(root, 'e2e/src/kubernetes/main.ts')).href);
