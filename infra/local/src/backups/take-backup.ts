import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Timestamp } from 'mongodb';
import { type Ground, services } from '../topology/index.js';
import { saveDatabase } from './database-dump.js';
import { saveLog } from './event-log.js';
import { KEPT_LEDGER, LEDGER } from './ledger.js';
import { type BackupDraft, beginBackup } from './write-backup.js';

export interface Taken {
  documents: number;
  events: number;
}

/** Copies all that DATA_DIR holds of the marketplace into a new folder, while it runs. */
export async function takeBackup(ground: Ground, folder: string): Promise<Taken> {
  const draft = await beginBackup(folder);
  // The log comes first, so that no event in it tells of what its owner's database does not have.
  const events = await saveLog(ground, draft);
  const second = await nextSecond();
  const documents = await saveDatabases(ground, draft, new Timestamp({ t: second, i: 0 }));
  // Last, as Stripe knows of every payment before we do.
  const ledger = join(ground.settings.dataDir, LEDGER);
  if (existsSync(ledger)) await draft.add(KEPT_LEDGER, createReadStream(ledger));
  await draft.finish(new Date(second * 1000));
  return { documents, events };
}

/** Resolves when the next second has begun, to its number since 1970. */
async function nextSecond(): Promise<number> {
  const second = Math.floor(Date.now() / 1000) + 1;
  while (Date.now() < second * 1000) await delay(second * 1000 - Date.now());
  return second;
}

/**
 * All of them as they were at the same moment by this machine's clock, which is that of each: so that no database has
 * what came of something that another does not have yet.
 */
async function saveDatabases(ground: Ground, draft: BackupDraft, moment: Timestamp): Promise<number> {
  const counts = await Promise.all(
    services.map((name) => saveDatabase(ground.port(`mongo-${name}`), name, moment, draft)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
