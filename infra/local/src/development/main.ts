import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { subjects, tailNats } from '@ticketing/common';
import { createDevelopmentApp } from './app.js';
import { createLiveFeed } from './live-feed.js';
import { createLogTail } from './log-tail.js';

const { PORT, HOST = '127.0.0.1', NATS_URL, NATS_CLUSTER_ID, LOGS } = process.env;
if (!PORT || !NATS_URL || !NATS_CLUSTER_ID || !LOGS) {
  throw new Error(
    'The development pages need PORT, NATS_URL, NATS_CLUSTER_ID and LOGS, the folder of the logs',
  );
}

/** How often the logs are looked at, in milliseconds. */
const LOOK = 250;

const feed = createLiveFeed();
const stopTail = tailNats({
  url: NATS_URL,
  clusterId: NATS_CLUSTER_ID,
  clientId: 'development',
  subjects,
  onMessage: feed.message,
  onState: feed.state,
});
const tails = ['auth', 'tickets', 'orders', 'expiration', 'payments'].map((name) =>
  createLogTail(join(LOGS, `${name}.log`), feed.handling),
);
async function look(): Promise<void> {
  await Promise.all(tails.map((tail) => tail()));
  setTimeout(look, LOOK);
}
void look();

const pages = fileURLToPath(new URL('../../src/development/pages', import.meta.url));
const server = createDevelopmentApp({ feed, pages }).listen(Number(PORT), HOST);

function stop(): void {
  stopTail();
  server.close(() => process.exit(0));
  server.closeAllConnections();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
