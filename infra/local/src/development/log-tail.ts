import { open } from 'node:fs/promises';

/** What a service has logged of an event. */
export interface HandlingLine {
  eventId: string;
  service: string;
  time: string;
  outcome: 'handled' | 'failed' | 'put-aside';
}

const outcomes: Record<string, HandlingLine['outcome']> = {
  'event handled': 'handled',
  'event failed, trying again': 'failed',
  'event dead-lettered': 'put-aside',
};

/** How much is read at once: of a log that grows faster, the rest comes with the next look. */
const MOST = 1_000_000;

/** Reads what is added to a log, from its present end on; also in a new file, as each start of a service makes one. */
export function createLogTail(path: string, onLine: (line: HandlingLine) => void) {
  let position: number | undefined;
  let rest = '';

  /** Looks for what is new. A log that is not there yet has nothing. */
  return async function look(): Promise<void> {
    const file = await open(path).catch(() => undefined);
    if (!file) {
      position = 0;
      return;
    }
    try {
      const { size } = await file.stat();
      position ??= size;
      if (size < position) [position, rest] = [0, ''];
      const buffer = Buffer.alloc(Math.min(size - position, MOST));
      if (buffer.length === 0) return;
      const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
      position += bytesRead;
      // Latin-1 keeps bytes apart that belong to one character: ids and times, which are all that is used, have none.
      const lines = (rest + buffer.toString('latin1', 0, bytesRead)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const handling = read(line);
        if (handling) onLine(handling);
      }
    } finally {
      await file.close();
    }
  };
}

function read(line: string): HandlingLine | undefined {
  if (!line.includes('"eventId"')) return undefined;
  try {
    const { eventId, service, time, msg } = JSON.parse(line);
    const outcome = outcomes[msg];
    return outcome && { eventId, service, time, outcome };
  } catch {
    return undefined;
  }
}
