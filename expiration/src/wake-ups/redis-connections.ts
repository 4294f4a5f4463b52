import { Redis, type RedisOptions } from 'ioredis';

const reconnecting: RedisOptions = {
  retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
  // The address of a pod that is gone does not even refuse.
  connectTimeout: 2_000,
  // Letting go of a connection that is away keeps the process alive for as long.
  disconnectTimeout: 200,
};

/** Of the connection for commands: while Redis is away or frozen they fail, rather than wait and pile up. */
const impatient: RedisOptions = { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 2_000 };

/** Of the connections that wait for jobs and for news: bull insists on both. */
const patient: RedisOptions = { enableReadyCheck: false, maxRetriesPerRequest: null };

/** The three connections that a bull queue works with. Each comes back by itself when Redis does. */
export const connectToRedis = (url: string) => ({
  client: new Redis(url, { ...reconnecting, ...impatient }),
  subscriber: new Redis(url, { ...reconnecting, ...patient }),
  bclient: new Redis(url, { ...reconnecting, ...patient }),
});

export type RedisConnections = ReturnType<typeof connectToRedis>;

/** Resolves when Redis answers, and never before it does. */
export const isThere = (connection: Redis) =>
  new Promise<void>((resolve) => {
    if (connection.status === 'ready') resolve();
    else connection.once('ready', resolve);
  });
