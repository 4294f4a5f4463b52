import type { Connection, mongo } from 'mongoose';
import type { Metrics } from '../process/metrics.js';

/**
 * Counts the connections of an open pool, as its driver tells of them:
 * https://www.mongodb.com/docs/drivers/node/current/monitoring-and-logging/monitoring/#event-descriptions
 */
export function measurePool(connection: Connection, metrics: Metrics): void {
  // Of those that were opened before, the pool tells when it lends them.
  const open = new Set<string>();
  const lent = new Set<string>();
  let waiting = 0;
  const leave = () => {
    waiting = Math.max(0, waiting - 1);
  };
  const tell = () => {
    metrics.mongoConnections.set(open.size);
    metrics.mongoConnectionsInUse.set(lent.size);
    metrics.mongoWaiting.set(waiting);
  };
  // mongoose's own copy of the driver has the types.
  const client = connection.getClient() as unknown as mongo.MongoClient;
  const on = <E extends PoolEvent>(event: E, note: (told: Told) => void) =>
    client.on(event as 'connectionCreated', (told) => {
      note({ id: `${told.address} ${told.connectionId}` });
      tell();
    });
  on('connectionCreated', ({ id }) => open.add(id));
  on('connectionClosed', ({ id }) => {
    open.delete(id);
    lent.delete(id);
  });
  on('connectionCheckOutStarted', () => waiting++);
  on('connectionCheckedOut', ({ id }) => {
    leave();
    open.add(id);
    lent.add(id);
  });
  on('connectionCheckOutFailed', () => {
    leave();
    metrics.mongoCheckoutFailures.inc();
  });
  on('connectionCheckedIn', ({ id }) => lent.delete(id));
}

type PoolEvent = Extract<keyof mongo.MongoClientEvents, `connection${string}`>;

interface Told {
  /** The server's address and the number of the connection there. */
  id: string;
}
