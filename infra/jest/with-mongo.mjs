import { fileURLToPath } from 'node:url';
import preset from './preset.mjs';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** The preset for a workspace whose tests talk to a real MongoDB: one server a run, one database a test file. */
export default {
  ...preset,
  globalSetup: here('./start-mongo.mjs'),
  globalTeardown: here('./stop-mongo.mjs'),
};
