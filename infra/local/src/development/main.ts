import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ApiDescription, openApiOf, subjects, tailNats } from '@ticketing/common';
import { createDevelopmentApp } from './app.js';
import { createLiveFeed } from './live-feed.js';
import { createLogTail } from './log-tail.js';
import { createMailbox } from './mailbox.js';

const { PORT, SMTP_PORT, HOST = '127.0.0.1', NATS_URL, NATS_CLUSTER_ID, LOGS } = process.env;
if (!PORT || !SMTP_PORT || !NATS_URL || !NATS_CLUSTER_ID || !LOGS) {
  throw new Error(
    'The development pages need PORT, SMTP_PORT, NATS_URL, NATS_CLUSTER_ID and LOGS, the folder of the logs',
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
const services = ['auth', 'tickets', 'orders', 'expiration', 'payments'];
const tails = services.map((name) => createLogTail(join(LOGS, `${name}.log`), feed.handling));
async function look(): Promise<void> {
  await Promise.all(tails.map((tail) => tail()));
  setTimeout(look, LOOK);
}
void look();

// What the services were built to answer.
const apis: ApiDescription[] = [];
for (const name of services) {
  const { api } = await import(new URL(`../../../../${name}/dist/api.js`, import.meta.url).href);
  apis.push(api);
}
const openApi = openApiOf(apis, '1.0.0');

const pages = fileURLToPath(new URL('../../src/development/pages', import.meta.url));
const mailbox = createMailbox();
await mailbox.listen(Number(SMTP_PORT), HOST);
const server = createDevelopmentApp({ feed, mailbox, openApi, pages }).listen(Number(PORT), HOST);

function stop(): void {
  stopTail();
  void mailbox.close();
  server.close(() => process.exit(0));
  server.closeAllConnections();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
