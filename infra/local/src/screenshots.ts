import { runOnOwnSystem } from './own-system.js';

await runOnOwnSystem('e2e/src/exhibition/main.ts');
