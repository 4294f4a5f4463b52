import { runFromSource } from './from-source.js';

await runFromSource('e2e/src/mutants/main.ts');
