import type { EventEmitter } from 'node:events';
import { type Service, services } from '@ticketing/local/topology';
import { loadPasswordScore } from 'auth/password-policy';
import { createBroker } from './broker.js';
import type { Conditions } from './conditions.js';
import type { Database } from './database.js';
import type { HttpAnswer, HttpRequest } from './in-process-http.js';
import { createInstance, type Instance } from './instance.js';
import { createService } from './services.js';
import { openAccount } from './stripe.js';
import { keyOf, newTask, runInTask } from './task.js';
import { createWakeUpQueue } from './wake-ups.js';

export type Databases = Record<Service, Database>;

interface Running {
  name: Service;
  instance: Instance;
  service: ReturnType<typeof createService>['service'];
  /** It is being replaced, and not started again should it die. */
  isRetiring?: boolean;
}

/** What an orderly stop may take before it is ended, in milliseconds: see common/src/process/run-service.ts. */
const STOP_LIMIT = 9_000;

export type Cluster = Awaited<ReturnType<typeof startCluster>>;

/** All that runs: five services, their databases, and what is between them and around them. */
export async function startCluster(conditions: Conditions, databases: Databases) {
  const { timeline, delays, history, weather, outages, chance } = conditions;
  let running: Running[] = [];
  // Reading a file is no plan of the timeline, which would go on without whoever waits for it.
  await loadPasswordScore();
  const broker = createBroker(conditions);
  const wakeUpQueue = createWakeUpQueue(conditions);
  const stripe = await openAccount(conditions, sendWebhook);

  function boot(name: Service, key: string) {
    const instance = createInstance(name, conditions, onDeath);
    runInTask(newTask(key, instance), () => {
      const { service, platform } = createService(name, {
        instance,
        bus: broker.busOf(instance),
        stripe: stripe.clientOf(instance),
        webhooks: weather.webhooks,
        wakeUps: wakeUpQueue.of(instance),
        log: (line) => history.detail(`${name} logs ${gistOfLog(line)}`),
        onFatal: () => {
          instance.die();
          onDeath(instance, keyOf(key, 'fatal'));
        },
      });
      databases[name].lend(platform.connection, () => outages.isOut(name));
      tellOfReturns(name, instance, platform.connection);
      running.push({ name, instance, service });
      service.start().then(
        () => history.detail(`${name} is up`),
        (error) => history.detail(`${name} did not start: ${error}`),
      );
    });
  }

  /** As the driver does once a database that was away is there again. */
  function tellOfReturns(name: Service, instance: Instance, connection: EventEmitter) {
    for (const { id, what, until } of outages.all) {
      if (what !== name || until <= timeline.now) continue;
      const task = newTask(keyOf('connected', id, name, timeline.now), instance);
      const run = () => void runInTask(task, () => connection.emit('connected'));
      timeline.plan({ due: until, label: `the database of ${name} is back`, owner: instance, run });
    }
  }

  function onDeath(instance: Instance, key: string) {
    const dead = running.find((one) => one.instance === instance);
    running = running.filter((one) => one !== dead);
    if (!dead || dead.isRetiring) return;
    const reborn = keyOf('restart', key);
    const due = timeline.now + delays('restart', reborn, `${dead.name} comes back`);
    timeline.plan({ due, label: `${dead.name} restarts`, run: () => boot(dead.name, reborn) });
  }

  /** Replaces an instance as a deployment does: the new one is started first, then the old one is told to stop. */
  function deploy(name: Service, key: string) {
    const old = running.find((one) => one.name === name && !one.isRetiring);
    history.note(`${name} is deployed anew`);
    boot(name, key);
    if (!old) return;
    old.isRetiring = true;
    const end = () => {
      old.instance.die();
      onDeath(old.instance, key);
    };
    timeline.plan({
      due: timeline.now + STOP_LIMIT,
      label: `${name} is ended`,
      owner: old.instance,
      run: end,
    });
    void runInTask(newTask(keyOf(key, 'stop'), old.instance), () => old.service.stop()).then(end);
  }

  async function ask(name: Service, key: string, request: HttpRequest): Promise<HttpAnswer | undefined> {
    const all = running.filter((one) => one.name === name);
    const serving = all.some(({ isRetiring }) => !isRetiring)
      ? all.filter(({ isRetiring }) => !isRetiring)
      : all;
    const one = serving[Math.floor(chance('which', key) * serving.length)];
    return one?.instance.serve(one.service.app, key, request);
  }

  /** Stripe sends what was not taken again, without end here. */
  function sendWebhook(payload: string, signature: string, key: string) {
    if (!weather.webhooks) return;
    const copies = conditions.mishaps.happens('duplicate', key, 'a webhook') ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) deliverWebhook(payload, signature, keyOf(key, copy), 1_000);
  }

  function deliverWebhook(payload: string, signature: string, key: string, pause: number) {
    const attempt = async () => {
      history.note(`Stripe ⇢ payments: ${history.withNames(gistOf(payload))}`);
      const answer = await ask('payments', key, webhookRequest(payload, signature));
      if (answer?.status === 200) return;
      const again = () => deliverWebhook(payload, signature, keyOf(key, 'again'), pause * 2);
      timeline.plan({ due: timeline.now + pause, label: 'a webhook again', run: again });
    };
    const due = timeline.now + delays('webhook', key, 'a webhook');
    timeline.plan({ due, label: 'a webhook', run: () => void attempt() });
  }

  for (const name of services) {
    for (let number = 0; number < (weather.instances[name] ?? 1); number++)
      boot(name, keyOf('first', name, number));
  }
  return {
    ask,
    deploy,
    authenticate: stripe.authenticate,
    ledger: stripe.ledger,
    /** Lets go of everything. */
    async end() {
      for (const { instance } of running) instance.die();
      await stripe.close();
    },
  };
}

const webhookRequest = (payload: string, signature: string): HttpRequest => ({
  method: 'POST',
  path: '/api/payments/webhook',
  headers: { 'content-type': 'application/json', 'stripe-signature': signature },
  body: payload,
});

function gistOf(payload: string): string {
  const { type, data } = JSON.parse(payload);
  return `${type} ${data.object.id}`;
}

function gistOfLog(line: string): string {
  const { msg, err, reason = err?.message } = JSON.parse(line);
  return reason ? `${msg}: ${reason}` : msg;
}
