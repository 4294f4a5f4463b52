import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createEngineRoom } from './backups/engine-room.js';
import { requireNoRestore } from './backups/unfinished.js';
import { inForeground, settingsOrExit, tell } from './foreground.js';
import { groundOfRun, isUp } from './running-system.js';
import type { Ground } from './topology/index.js';

const settings = settingsOrExit();
const folder = folderOrExit();

if (isUp(settings)) {
  // What is under way ends with this process.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  await backUp(groundOfRun(settings)).catch((error: Error) => {
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  });
} else {
  const room = await createEngineRoom(settings, () => requireNoRestore(settings.dataDir));
  const task = async () => {
    await room.system.launch();
    return backUp(room.ground());
  };
  await inForeground(room.system, task, { interrupted: 130 });
}

/** `npm run backup -- FOLDER`, which is not there yet; a path is relative to where npm was called. */
function folderOrExit(): string {
  const [given, ...rest] = process.argv.slice(2);
  const path = given && resolve(process.env.INIT_CWD ?? process.cwd(), given);
  if (path && rest.length === 0 && !existsSync(path)) return path;
  process.stderr.write(
    path && existsSync(path) ? `${path} is there already.\n` : 'Usage: npm run backup -- FOLDER\n',
  );
  process.exit(1);
}

async function backUp(ground: Ground): Promise<number> {
  const began = Date.now();
  // Built by now, as common has to be.
  const { takeBackup } = await import('./backups/take-backup.js');
  const { documents, events } = await takeBackup(ground, folder);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  tell(
    `\n${documents} documents of five databases and ${events} events are in ${folder}, after ${seconds} s`,
  );
  return 0;
}
