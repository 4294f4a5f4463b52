import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createEngineRoom } from './backups/engine-room.js';
import { openBackup } from './backups/read-backup.js';
import { beginRestore, endRestore } from './backups/unfinished.js';
import { inForeground, settingsOrExit, tell } from './foreground.js';
import { type Ground, type Service, services } from './topology/index.js';

const settings = settingsOrExit();
const { folder, only } = askedOrExit();

/** Runs once this process alone has DATA_DIR, and before anything there is changed. */
function prepare(ground: Ground): void {
  beginRestore(settings.dataDir, only.length > 0 ? only : [...services, 'event-log']);
  // The log that is put back as a whole goes into a server without any.
  if (only.length === 0) rmSync(ground.data('nats-streaming'), { recursive: true });
}

const room = await createEngineRoom(settings, prepare);
const task = async () => {
  const backup = await openBackup(folder);
  await room.system.launch();
  const began = Date.now();
  const { putBack } = await import('./backups/put-back.js');
  await putBack({ ground: room.ground(), backup, only, tell });
  endRestore(settings.dataDir);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const what = only.join(', ') || 'everything';
  tell(`\nPut back as of ${backup.takenAt}, in ${seconds} s: ${what}. To go on: npm start`);
  return 0;
};
await inForeground(room.system, task, { interrupted: 130 });

/** `npm run restore -- FOLDER [--only service]…`: everything unless some are named; a path is relative to where npm was called. */
function askedOrExit(): { folder: string; only: Service[] } {
  const { positionals, values } = given();
  const [path] = positionals;
  const { only: names = [] } = values;
  const only = services.filter((name) => names.includes(name));
  if (path && positionals.length === 1 && only.length === names.length) {
    return { folder: resolve(process.env.INIT_CWD ?? process.cwd(), path), only };
  }
  return exitWithUsage();
}

/** An option with a slip of the pen must not be left out: that would put back everything. */
function given() {
  try {
    return parseArgs({ allowPositionals: true, options: { only: { type: 'string', multiple: true } } });
  } catch {
    return exitWithUsage();
  }
}

function exitWithUsage(): never {
  process.stderr.write(`Usage: npm run restore -- FOLDER [--only ${services.join('|')}]…\n`);
  process.exit(1);
}
