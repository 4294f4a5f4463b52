import { type EventBus, type Message, type MessageHandler, pause, type Subject } from '@ticketing/common';
import type { Conditions } from './conditions.js';
import { describeEvent } from './describe-event.js';
import type { Instance } from './instance.js';
import { keyOf, newTask, runInTask } from './task.js';

/** What is not acknowledged within that time is delivered again, in milliseconds: see common/src/bus/nats-bus.ts. */
const ACK_WAIT = 30_000;
/** So long a publisher waits for the broker's word, and a drain for what is in hand. */
const PUBLISH_TIMEOUT = 5_000;
const DRAIN_LIMIT = 5_000;
/** How often it is looked whether a group has a member again, or a member has become idle. */
const LOOK_AGAIN = 1_000;
const LOOK_IDLE = 20;

/** A message with the key of the step that published it. */
interface Stored extends Message {
  key: string;
}

/** A subscription of one instance. */
interface Member {
  instance: Instance;
  handler: MessageHandler;
  inHand: Set<number>;
}

/** One durable queue group on one subject. */
interface Queue {
  group: string;
  acknowledged: Set<number>;
  members: Member[];
}

/** A broker that keeps every message, and delivers each to every group at least once, in no order at all. */
export function createBroker(conditions: Conditions) {
  const { timeline, mishaps, delays, history, chance, outages, published } = conditions;
  const log = new Map<Subject, Stored[]>();
  const queues = new Map<Subject, Queue[]>();
  const draining = new Set<Instance>();
  const listeners = new Map<Instance, (() => void)[]>();
  const isOut = () => outages.isOut('broker');

  for (const { what, until } of outages.all) {
    if (what !== 'broker') continue;
    timeline.plan({ due: until, label: 'the broker is back', run: tellConnected });
  }

  function tellConnected() {
    history.note('the broker is back');
    for (const instance of listeners.keys()) if (instance.alive) tellListeners(instance);
  }

  function tellListeners(instance: Instance) {
    const key = keyOf('connected', instance.service, timeline.now);
    for (const listener of listeners.get(instance) ?? []) runInTask(newTask(key, instance), listener);
  }

  function store(instance: Instance, subject: Subject, body: string, key: string) {
    const messages = log.get(subject) ?? [];
    log.set(subject, messages);
    const message = { subject, sequence: messages.length + 1, body, key };
    messages.push(message);
    published(message);
    history.note(`${instance.service} → ${describeEvent(message, history)}`);
    for (const queue of queues.get(subject) ?? []) send(queue, message);
  }

  function send(queue: Queue, message: Stored) {
    const key = keyOf(message.key, queue.group);
    const what = `${describeEvent(message, history)} to ${queue.group}`;
    const delay = delays('delivery', key, what);
    plan(queue, message, key, delay);
    if (!mishaps.happens('duplicate', key, what)) return;
    const again = keyOf(key, 'again');
    plan(queue, message, again, delay + delays('repetition', again, what), true);
  }

  /** @param always also what is acknowledged already. */
  function plan(queue: Queue, message: Stored, key: string, delay: number, always = false) {
    const label = `${message.subject} ${message.sequence} to ${queue.group}`;
    const run = () => deliver(queue, message, key, always);
    return timeline.plan({ due: timeline.now + delay, label, run });
  }

  function deliver(queue: Queue, message: Stored, key: string, always: boolean) {
    if (queue.acknowledged.has(message.sequence) && !always) return;
    const members = queue.members.filter(({ instance }) => instance.alive && !draining.has(instance));
    const member = members[Math.floor(chance('member', key) * members.length)];
    if (!member || isOut()) {
      plan(queue, message, keyOf(key, 'later'), LOOK_AGAIN, always);
      return;
    }
    const forget = plan(queue, message, keyOf(key, 'redelivery'), ACK_WAIT);
    // The first handling still runs, and this one is left to it.
    if (member.inHand.has(message.sequence)) return;
    history.note(`${queue.group} ← ${describeEvent(message, history)}`);
    void runInTask(newTask(key, member.instance), () => handle(queue, member, message, forget));
  }

  async function handle(queue: Queue, member: Member, message: Stored, forget: () => void) {
    const what = `acknowledges ${message.subject} ${message.sequence}`;
    member.inHand.add(message.sequence);
    try {
      await member.handler(message);
      const key = await member.instance.step('acknowledgement', what);
      if (isOut() || mishaps.happens('not-done', key, `${queue.group}: ${what}`)) return;
      queue.acknowledged.add(message.sequence);
      forget();
    } catch {
      // Left for redelivery.
    } finally {
      member.inHand.delete(message.sequence);
    }
  }

  async function publish(instance: Instance, subject: Subject, body: string) {
    const key = await instance.step('publish', `publishes ${subject}`);
    if (isOut()) throw new Error('simulated: the broker is away');
    const isStored = !mishaps.happens('not-done', key, `${instance.service}: ${subject} is not published`);
    if (isStored) store(instance, subject, body, key);
    if (!isStored || mishaps.happens('not-told', key, `${instance.service}: not told of ${subject}`)) {
      await pause(instance.clock, PUBLISH_TIMEOUT);
      throw new Error('simulated: the broker does not answer');
    }
    await instance.step('publish', `is told that ${subject} is published`);
  }

  function subscribe(instance: Instance, subject: Subject, group: string, handler: MessageHandler) {
    const all = queues.get(subject) ?? [];
    queues.set(subject, all);
    const member = { instance, handler, inHand: new Set<number>() };
    const known = all.find((queue) => queue.group === group);
    if (known) {
      known.members.push(member);
      return;
    }
    const queue = { group, acknowledged: new Set<number>(), members: [member] };
    all.push(queue);
    for (const message of log.get(subject) ?? []) send(queue, message);
  }

  async function drain(instance: Instance) {
    draining.add(instance);
    const end = timeline.now + DRAIN_LIMIT;
    const own = [...queues.values()]
      .flat()
      .flatMap(({ members }) => members.filter((one) => one.instance === instance));
    while (own.some(({ inHand }) => inHand.size > 0) && timeline.now < end)
      await pause(instance.clock, LOOK_IDLE);
  }

  return {
    /** The bus of one instance, which reaches the broker from the start. */
    busOf: (instance: Instance): EventBus => ({
      get connected() {
        return !isOut();
      },
      async connect() {
        if (!isOut()) tellListeners(instance);
      },
      onConnect: (listener) => void listeners.set(instance, [...(listeners.get(instance) ?? []), listener]),
      publish: (subject, body) => publish(instance, subject, body),
      subscribe: async (subject, group, handler) => subscribe(instance, subject, group, handler),
      drain: () => drain(instance),
      async close() {},
    }),
  };
}
