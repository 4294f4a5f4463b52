import { runFromSource } from './from-source.js';
import { clientBuild } from './system.js';
import { runTasks } from './tasks.js';

await runTasks([clientBuild]);
await runFromSource('bench/src/main.ts');
