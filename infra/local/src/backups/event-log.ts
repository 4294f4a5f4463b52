import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import {
  createLogger,
  createNatsBus,
  inBatches,
  openNatsLog,
  type Subject,
  subjects,
} from '@ticketing/common';
import { clusterId } from '../topology/engines.js';
import type { Ground } from '../topology/index.js';
import type { Backup } from './read-backup.js';
import type { BackupDraft } from './write-backup.js';

/** Events that are published at the same time; one channel's stay in their order. */
const BATCH = 200;

/** The file of a channel: an event a line, oldest first. */
const fileOf = (subject: Subject) => `event-log/${subject.replace(':', '.')}.jsonl.gz`;

/** Where the server tells what it holds. */
export const monitoringOf = (ground: Ground) =>
  `http://127.0.0.1:${ground.port('nats-streaming-monitoring')}`;

const connection = (ground: Ground, clientId: string) => ({
  url: `nats://127.0.0.1:${ground.port('nats-streaming')}`,
  clusterId,
  clientId,
});

/** Adds every event so far to the backup. Resolves to how many there are. */
export async function saveLog(ground: Ground, draft: BackupDraft): Promise<number> {
  const log = await openNatsLog({ ...connection(ground, 'backup'), monitoring: monitoringOf(ground) });
  try {
    let count = 0;
    for (const subject of subjects) count += await draft.add(fileOf(subject), lines(log.read(subject)));
    return count;
  } finally {
    await log.close();
  }
}

/** Events are JSON in one line; what is not one has been put aside by whoever it was for. */
async function* lines(bodies: AsyncIterable<string>) {
  for await (const body of bodies) if (!body.includes('\n')) yield `${body}\n`;
}

/** Publishes every event that the backup holds. Resolves to how many there are. */
export async function putBackLog(ground: Ground, backup: Backup): Promise<number> {
  const lost = new AbortController();
  const logger = createLogger('restore', 'silent');
  const bus = createNatsBus({
    ...connection(ground, 'restore'),
    logger,
    onFatal: (error) => lost.abort(error),
  });
  await bus.connect();
  let count = 0;
  for (const subject of subjects) {
    const input = Readable.from(backup.read(fileOf(subject)));
    const bodies = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
    for await (const batch of inBatches(bodies, BATCH)) {
      lost.signal.throwIfAborted();
      await Promise.all(batch.map((body) => bus.publish(subject, body)));
      count += batch.length;
    }
  }
  await bus.close();
  return count;
}
