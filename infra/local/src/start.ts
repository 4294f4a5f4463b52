import { requireNoRestore } from './backups/unfinished.js';
import { inForeground, settingsOrExit, tell } from './foreground.js';
import { createSystem } from './system.js';
import { welcome } from './welcome.js';

const settings = settingsOrExit();
const system = createSystem(settings, { tell });

await inForeground(system, async () => {
  requireNoRestore(settings.dataDir);
  await system.launch();
  tell(welcome(settings));
  return new Promise<never>(() => {});
});
