import { join } from 'node:path';
import { requireNoRestore } from './backups/unfinished.js';
import { inForeground, settingsOrExit, tell } from './foreground.js';
import { root } from './settings.js';
import { createSystem, servicesBuild } from './system.js';
import { services } from './topology/index.js';
import { watched } from './topology/watched.js';
import { watchCode, watchFile } from './watch.js';
import { welcome } from './welcome.js';

const settings = settingsOrExit();
const system = createSystem(settings, { tell, builds: [servicesBuild], adapt: watched });

function restart(...names: string[]): void {
  tell(`Changed: starting ${names.join(', ')} again`);
  for (const name of names) system.restart(name);
}

await inForeground(system, async () => {
  requireNoRestore(settings.dataDir);
  await system.launch();
  for (const service of services) watchCode(join(root, service, 'dist'), () => restart(service));
  watchCode(join(root, 'common/dist'), () => restart(...services));
  watchCode(join(root, 'infra/local/dist/gateway'), () => restart('gateway'));
  watchFile(join(root, 'infra/k8s/base/ingress.yaml'), () => restart('gateway'));
  if (!settings.stripe) watchCode(join(root, 'infra/local/dist/stripe-stand-in'), () => restart('stripe'));
  tell(welcome(settings));
  return new Promise<never>(() => {});
});
