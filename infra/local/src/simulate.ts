import { runFromSource } from './from-source.js';

await runFromSource('e2e/src/simulation/main.ts');
