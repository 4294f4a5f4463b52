import { services } from '../topology/index.js';
import { type Told, traceOf } from './events.js';
import { isPlace, type Moment, type Place } from './moment.js';
import type { Records } from './records.js';
import type { Round } from './round.js';

interface Line {
  time: string;
  service: string;
  msg: string;
  eventId?: string;
  traceId?: string;
  method?: string;
  path?: string;
  status?: number;
  duration?: number;
  err?: { message?: string };
}

/** What the services have logged, as far as it is kept, of these events and of the requests behind them. */
export async function momentsInLogs(records: Records, round: Round, told: Told[]): Promise<Moment[]> {
  const events = new Map(told.map((one) => [one.event.id, one]));
  const traces = new Set(told.map(traceOf));
  const moments: Moment[] = [];

  async function read(service: Place, texts: AsyncIterable<string>): Promise<void> {
    for await (const text of texts) {
      const line = lineIn(text);
      const event = events.get(line?.eventId ?? '');
      if (line && event) moments.push(...handling(line, event, service));
      else if (line?.method && traces.has(line.traceId)) moments.push(request(line, service));
    }
  }

  for (const service of services) {
    for (const { of, lines } of await round.ask(`the logs of ${service}`, records.logs(service), [])) {
      await round.ask(`the log of ${of}`, read(service, lines), undefined);
    }
  }
  return moments;
}

function lineIn(text: string): Line | undefined {
  // Most lines are of other orders: only those that could matter are read.
  if (!text.startsWith('{') || !/"(eventId|method)"/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // A line that a killed process has not finished.
    return undefined;
  }
}

function handling(line: Line, { subject, event }: Told, service: Place): Moment[] {
  const source = event.source.slice(1);
  const about = { at: new Date(line.time), place: isPlace(source) ? source : service, to: service };
  if (line.msg === 'event handled') {
    const after = about.at.getTime() - Date.parse(event.time);
    return [{ ...about, what: `${subject} handled after ${after} ms` }];
  }
  if (line.msg === 'event failed, trying again' || line.msg === 'event left in the outbox') {
    return [{ ...about, what: `${subject}: ${line.msg}: ${line.err?.message ?? ''}`, isFault: true }];
  }
  return [];
}

function request({ time, method, path, status, duration = 0 }: Line, service: Place): Moment {
  return {
    at: new Date(Date.parse(time) - duration),
    place: path === '/api/payments/webhook' ? 'Stripe' : 'buyer',
    to: service,
    what: `${method} ${path}: ${status ?? 'gone before its answer'} in ${duration} ms`,
    isFault: status === undefined || status >= 400,
  };
}
