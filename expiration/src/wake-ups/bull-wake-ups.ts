import { type Clock, type Logger, pause, systemClock } from '@ticketing/common';
import Bull from 'bull';
import { connectToRedis, isThere, type RedisConnections } from './redis-connections.js';
import type { WakeUps } from './wake-ups.js';

export interface BullWakeUpsOptions {
  url: string;
  clock: Clock;
  logger: Logger;
}

const QUEUE = 'expiration';
const CONCURRENCY = 20;
/** How soon bull looks again after Redis failed it, in milliseconds. */
const LOOK_AGAIN = 1_000;
const STOP_LIMIT = 3_000;

/** Wake-ups by delayed jobs of bull on Redis: one a timer, whose id is the job's, so asking twice wakes once. */
export function createBullWakeUps({ url, clock, logger }: BullWakeUpsOptions): WakeUps {
  let connections: RedisConnections | undefined;
  let queue: Bull.Queue | undefined;
  let stopping = false;
  let away = false;

  /** One line when Redis goes and one when it is back, rather than one for each attempt to reach it. */
  function report(error: Error) {
    // Its message alone: an error of ioredis also holds the command, which may be AUTH with the password.
    logger[away ? 'debug' : 'warn']({ reason: error.message }, 'Redis fails: the sweep wakes up instead');
    away = true;
  }

  function connect(): RedisConnections {
    const connected = connectToRedis(url);
    // Also after the queue has let go of them: ioredis prints errors that nobody listens for.
    for (const connection of Object.values(connected)) connection.on('error', report);
    connected.client.on('ready', () => {
      if (away) logger.info('Redis is back');
      away = false;
    });
    return connected;
  }

  async function work(connected: RedisConnections, own: Bull.Queue, wake: () => Promise<void>) {
    // Begun without Redis, bull would leave promises behind that nobody handles.
    await Promise.all(Object.values(connected).map(isThere));
    if (!stopping) await own.process(CONCURRENCY, wake);
  }

  return {
    get connected() {
      return connections?.client.status === 'ready';
    },

    async start(wake) {
      const connected = connect();
      connections = connected;
      queue = new Bull(QUEUE, {
        createClient: (type) => connected[type],
        defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
        settings: { guardInterval: LOOK_AGAIN, retryProcessDelay: LOOK_AGAIN },
      });
      queue.on('error', report);
      queue.on('failed', (job, error) => {
        logger.warn({ reason: error.message, orderId: job.id }, 'timer left to the sweep');
      });
      work(connected, queue, wake).catch(report);
    },

    async schedule(timers) {
      if (connections?.client.status !== 'ready') return;
      const jobs = timers.map(({ id, expiresAt }) => ({
        data: {},
        opts: { jobId: id, delay: expiresAt.getTime() - clock.now().getTime() },
      }));
      await queue?.addBulk(jobs).catch(report);
    },

    async stop() {
      stopping = true;
      if (!connections) return;
      const open = connections;
      connections = undefined;
      const isAway = open.client.status !== 'ready';
      await Promise.race([queue?.close(isAway), pause(systemClock, STOP_LIMIT)]);
      for (const connection of Object.values(open)) connection.disconnect();
    },
  };
}
