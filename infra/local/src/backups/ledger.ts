import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Backup } from './read-backup.js';

/** The books of Stripe's stand-in, in DATA_DIR. They are only appended to, and cope with a torn last line. */
export const LEDGER = join('stripe', 'journal.jsonl');
/** The same in a backup. */
export const KEPT_LEDGER = 'stripe/journal.jsonl.gz';

/** Stripe does not go back in time, and so its stand-in's books are put back only where there are none. */
export async function putBackLedger(dataDir: string, backup: Backup): Promise<void> {
  const ledger = join(dataDir, LEDGER);
  if (existsSync(ledger) || !backup.filesIn(dirname(KEPT_LEDGER)).includes(KEPT_LEDGER)) return;
  mkdirSync(dirname(ledger), { recursive: true });
  await pipeline(backup.read(KEPT_LEDGER), createWriteStream(`${ledger}.draft`, { flush: true }));
  renameSync(`${ledger}.draft`, ledger);
}
