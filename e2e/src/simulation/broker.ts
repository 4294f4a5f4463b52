import { type EventBus, type Message, type MessageHandler, pause, type Subject } from '@ticketing/common';
import type { Conditions } from './conditions.js';
import { describeEvent } from './describe-event.js';
import type { Instance } from './instance.js';
import { keyOf, newTask, runInTask } from './task.js';

/** What is not acknowledged within that time is delivered again, in milliseconds: see common/src/bus/nats-bus.ts. */
const ACK_WAIT = 30_000;
/** So long a publisher waits for the broker's word. */
const PUBLISH_TIMEOUT = 5_000;
/** How often it is looked whether a group has a member again. */
const LOOK_AGAIN = 1_000;

/** A message with the key of the step that published it. */
interface Stored extends Message {
  key: string;
}

/** One durable queue group on one subject. */
interface Queue {
  group: string;
  acknowledged: Set<number>;
  member: { instance: Instance; handler: MessageHandler; inHand: Set<number> };
}

/** A broker that keeps every message, and delivers each to every group at least once, in no order at all. */
export function createBroker({ timeline, mishaps, delays, history }: Conditions) {
  const log = new Map<Subject, Stored[]>();
  const queues = new Map<Subject, Queue[]>();

  function store(instance: Instance, subject: Subject, body: string, key: string) {
    const messages = log.get(subject) ?? [];
    log.set(subject, messages);
    const message = { subject, sequence: messages.length + 1, body, key };
    messages.push(message);
    history.note(`${instance.service} → ${describeEvent(message, history)}`);
    for (const queue of queues.get(subject) ?? []) send(queue, message);
  }

  function send(queue: Queue, message: Stored) {
    const key = keyOf(message.key, queue.group);
    const what = `${describeEvent(message, history)} to ${queue.group}`;
    plan(queue, message, key, delays('delivery', key, what));
    if (mishaps.happens('duplicate', key, what)) {
      const again = keyOf(key, 'again');
      plan(
        queue,
        message,
        again,
        delays('delivery', again, what) + delays('delivery', keyOf(again, 'later'), what),
        true,
      );
    }
  }

  function plan(queue: Queue, message: Stored, key: string, delay: number, always = false) {
    const label = `${message.subject} ${message.sequence} to ${queue.group}`;
    const run = () => deliver(queue, message, key, always);
    return timeline.plan({ due: timeline.now + delay, label, run });
  }

  function deliver(queue: Queue, message: Stored, key: string, always: boolean) {
    const { member, acknowledged } = queue;
    if (acknowledged.has(message.sequence) && !always) return;
    if (!member.instance.alive) {
      plan(queue, message, key, LOOK_AGAIN, always);
      return;
    }
    const forget = plan(queue, message, keyOf(key, 'redelivery'), ACK_WAIT);
    // The first handling still runs, and this one is left to it.
    if (member.inHand.has(message.sequence)) return;
    history.note(`${queue.group} ← ${describeEvent(message, history)}`);
    void runInTask(newTask(key, member.instance), () => handle(queue, message, forget));
  }

  async function handle({ member, acknowledged, group }: Queue, message: Stored, forget: () => void) {
    const what = `acknowledges ${message.subject} ${message.sequence}`;
    member.inHand.add(message.sequence);
    try {
      await member.handler(message);
      const key = await member.instance.step('acknowledgement', what);
      if (mishaps.happens('not-done', key, `${group}: ${what}`)) return;
      acknowledged.add(message.sequence);
      forget();
    } catch {
      // Left for redelivery.
    } finally {
      member.inHand.delete(message.sequence);
    }
  }

  async function publish(instance: Instance, subject: Subject, body: string) {
    const key = await instance.step('publish', `publishes ${subject}`);
    const isStored = !mishaps.happens('not-done', key, `${instance.service}: ${subject} is not published`);
    if (isStored) store(instance, subject, body, key);
    if (
      !isStored ||
      mishaps.happens('not-told', key, `${instance.service}: not told that ${subject} is published`)
    ) {
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
      known.member = member;
      return;
    }
    const queue = { group, acknowledged: new Set<number>(), member };
    all.push(queue);
    for (const message of log.get(subject) ?? []) send(queue, message);
  }

  return {
    /** The bus of one instance, connected from the start. */
    busOf: (instance: Instance): EventBus => ({
      connected: true,
      async connect() {},
      onConnect() {},
      publish: (subject, body) => publish(instance, subject, body),
      subscribe: async (subject, group, handler) => subscribe(instance, subject, group, handler),
      // Only what is dead already is stopped here, and must not go on to whatever comes after.
      drain: () => new Promise(() => {}),
      async close() {},
    }),
  };
}
