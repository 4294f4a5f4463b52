import { runFromSource } from './from-source.js';

await runFromSource('bench/src/main.ts');
