import { CommandFailed, command } from '../command.js';
import { type Ground, type Owner, owners, republication, type Service, services } from '../topology/index.js';
import { putBackDatabase } from './database-dump.js';
import { monitoringOf, putBackLog } from './event-log.js';
import { putBackLedger } from './ledger.js';
import type { Backup } from './read-backup.js';

export interface PutBackOptions {
  ground: Ground;
  backup: Backup;
  /** Whose databases are put back; everything, where nobody is named. */
  only: Service[];
  tell(line: string): void;
}

/**
 * Puts a backup back while nothing but the engines runs. What was put back then catches up with what it had told, as far
 * as the log has it, and every owner tells all of it again: that lies in the outboxes until the services start.
 */
export async function putBack({ ground, backup, only, tell }: PutBackOptions): Promise<void> {
  const isAll = only.length === 0;
  const chosen = isAll ? services : only;
  for (const name of chosen) {
    const count = await putBackDatabase(ground.port(`mongo-${name}`), name, backup);
    tell(`${name}: ${count} documents`);
  }
  if (isAll) {
    tell(`event log: ${await putBackLog(ground, backup)} events`);
    await putBackLedger(ground.settings.dataDir, backup);
  }
  tell('Everyone is to tell of all again…');
  const restored = ['--restored', monitoringOf(ground)];
  await Promise.all(owners.map((name) => tellAgain(ground, name, chosen.includes(name) ? restored : [])));
}

async function tellAgain(ground: Ground, name: Owner, more: string[]): Promise<void> {
  const { command: program, env } = republication(ground, name);
  const [node, ...args] = program;
  await command(node, [...args, ...more], { env, minutes: 24 * 60 }).catch((error) => {
    throw error instanceof CommandFailed
      ? new Error(`${name} could not tell again:\n${error.output}`)
      : error;
  });
}
