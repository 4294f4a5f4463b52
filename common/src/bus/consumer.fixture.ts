import type { EventData } from '../events/event-map.js';
import { newId } from '../mongo/new-id.js';
import { createMetrics } from '../process/metrics.js';
import { createCapturedLog } from '../testing/captured-log.js';
import { createManualClock } from '../testing/manual-clock.js';
import { createMemoryBus } from '../testing/memory-bus.js';
import { noTracer } from '../tracing/tracer.js';
import { createConsumer } from './consumer.js';
import type { Message } from './event-bus.js';
import type { EventHandler } from './handle-event.js';

export const user: EventData<'user:created'> = { id: newId(), version: 0, name: 'Ada' };

/** A consumer with one handler, and all that it touches. */
export async function consume(handler: EventHandler<'user:created'>) {
  const bus = createMemoryBus();
  const clock = createManualClock();
  const { logger, lines } = createCapturedLog();
  const metrics = createMetrics('test');
  const buried: { group: string; message: Message; reason: string }[] = [];
  const deadLetters = {
    add: jest.fn(async (group: string, message: Message, reason: string) => {
      buried.push({ group, message, reason });
    }),
  };
  const consumer = createConsumer({
    group: 'test',
    bus,
    clock,
    logger,
    metrics,
    deadLetters,
    tracer: noTracer,
  });
  await consumer.start({ 'user:created': handler });

  /** Turns the clock until the message is acknowledged or left. */
  async function turned(acknowledged: Promise<void>) {
    let over = false;
    const outcome = acknowledged.finally(() => {
      over = true;
    });
    while (!over) {
      await new Promise(setImmediate);
      clock.advance(50);
    }
    return outcome;
  }
  const deliver = () => bus.deliver('user:created', user);
  return { bus, clock, consumer, deadLetters, buried, lines, metrics, deliver, turned };
}
