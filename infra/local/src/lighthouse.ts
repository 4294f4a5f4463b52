import { runOnOwnSystem } from './own-system.js';

await runOnOwnSystem('e2e/src/lighthouse/main.ts');
