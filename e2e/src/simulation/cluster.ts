import { createBroker } from './broker.js';
import type { Conditions } from './conditions.js';
import type { Database } from './database.js';
import type { HttpAnswer, HttpRequest } from './in-process-http.js';
import { createInstance, type Instance } from './instance.js';
import { createService, type ServiceName, serviceNames } from './services.js';
import { openAccount } from './stripe.js';
import { keyOf, newTask, runInTask } from './task.js';
import { createWakeUpQueue } from './wake-ups.js';

export type Databases = Record<ServiceName, Database>;

interface Running {
  instance: Instance;
  service: ReturnType<typeof createService>['service'];
}

export type Cluster = Awaited<ReturnType<typeof startCluster>>;

/** All that runs: five services, their databases, and what is between them and around them. */
export async function startCluster(conditions: Conditions, databases: Databases) {
  const { timeline, delays, rest, history, weather } = conditions;
  const running = new Map<string, Running>();
  const everything: Running[] = [];
  const broker = createBroker(conditions);
  const wakeUpQueue = createWakeUpQueue(conditions);
  const stripe = await openAccount(conditions, sendWebhook);
  let ended = false;

  function boot(name: ServiceName, key: string) {
    const instance = createInstance(name, conditions, onDeath);
    runInTask(newTask(key, instance), () => {
      const { service, platform } = createService(name, {
        instance,
        bus: broker.busOf(instance),
        stripe: stripe.clientOf(instance),
        webhooks: weather.webhooks,
        wakeUps: wakeUpQueue.of(instance),
        log: (line) => history.detail(`${name} logs ${gistOfLog(line)}`),
        onFatal: () => crash(instance, keyOf(key, 'fatal')),
      });
      const one = { instance, service };
      everything.push(one);
      // It listens first, on a real port, which takes its own time; all that follows are steps.
      const listening = new Promise<void>((resolve) => databases[name].lend(platform.connection, resolve));
      void rest.during(() => listening);
      running.set(name, one);
      service.start().then(
        () => history.detail(`${name} is up`),
        (error) => {
          if (instance.alive) history.note(`${name} did not start: ${error}`);
        },
      );
    });
  }

  function crash(instance: Instance, key: string) {
    instance.die();
    onDeath(instance, key);
  }

  function onDeath(instance: Instance, key: string) {
    const name = instance.service as ServiceName;
    const reborn = keyOf('restart', name, key);
    running.delete(name);
    if (ended) return;
    const due = timeline.now + delays('restart', reborn, `${name} comes back`);
    timeline.plan({ due, label: `${name} restarts`, run: () => boot(name, reborn) });
  }

  async function ask(name: ServiceName, key: string, request: HttpRequest): Promise<HttpAnswer | undefined> {
    const one = running.get(name);
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

  for (const name of serviceNames) boot(name, keyOf('first', name));
  return {
    ask,
    ledger: stripe.ledger,
    /** Lets go of everything. */
    async end() {
      ended = true;
      for (const { instance } of running.values()) instance.die();
      for (const one of everything) stopListening(one);
      await stripe.close();
    },
  };
}

/** Of the orderly stop of a service, only that matters here: everything after it waits for a bus that is gone. */
function stopListening({ instance, service }: Running): void {
  void runInTask(newTask('end', instance), () => service.stop()).catch(() => {});
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
