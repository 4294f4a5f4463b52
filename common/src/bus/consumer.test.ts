import mongoose from 'mongoose';
import { newId } from '../mongo/new-id.js';
import { currentTrace } from '../process/trace-context.js';
import { eventually } from '../testing/eventually.js';
import { consume, user } from './consumer.fixture.js';
import { UnprocessableEventError } from './handle-event.js';

const away = new mongoose.mongo.MongoNetworkError('the database is away');
const broken = new Error('broken');

describe('a consumer', () => {
  it('acknowledges an event after its handler has ended, not before', async () => {
    let end = () => {};
    const handler = jest.fn(
      () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
    );
    const { deliver, metrics } = await consume(handler);
    const acknowledged = jest.fn();

    const delivery = deliver().then(acknowledged);
    await eventually(() => expect(handler).toHaveBeenCalledWith(expect.objectContaining({ data: user })));
    await new Promise(setImmediate);
    expect(acknowledged).not.toHaveBeenCalled();

    end();
    await delivery;
    expect(await metrics.registry.metrics()).toContain(
      'events_handled_total{subject="user:created",outcome="handled",service="test"} 1',
    );
  });

  it('shows from the start what it listens to, so that it is seen when it hears nothing', async () => {
    const { metrics } = await consume(jest.fn());

    expect(await metrics.registry.metrics()).toContain(
      'events_handled_total{subject="user:created",outcome="handled",service="test"} 0',
    );
  });

  it('shows what it is at, and how long after the change an event was handled', async () => {
    let end = () => {};
    const { bus, metrics, clock } = await consume(
      () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
    );
    const event = {
      specversion: '1.0',
      id: newId(),
      source: '/auth',
      type: 'dev.ticketing.user.created.v1',
      time: clock.now().toISOString(),
      subject: user.id,
      data: user,
    };
    const delivery = bus.deliverRaw('user:created', JSON.stringify(event));
    await eventually(async () =>
      expect(await metrics.registry.metrics()).toContain(
        'events_in_progress{subject="user:created",service="test"} 1',
      ),
    );
    clock.advance(30_000);
    end();
    await delivery;

    const text = await metrics.registry.metrics();
    expect(text).toContain('events_in_progress{subject="user:created",service="test"} 0');
    expect(text).toMatch(/event_delay_seconds_sum\{.*\} 30$/m);
  });

  it('repeats what fails, after longer and longer pauses', async () => {
    const times: number[] = [];
    const { deliver, turned, clock, buried, metrics } = await consume(async () => {
      times.push(clock.now().getTime());
      if (times.length < 11) throw broken;
    });

    await turned(deliver());

    const pauses = times.slice(1).map((time, index) => time - (times[index] as number));
    expect(pauses).toEqual([50, 100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
    expect(buried).toEqual([]);
    expect(await metrics.registry.metrics()).toContain(
      'event_retries_total{subject="user:created",service="test"} 10',
    );
  });

  it('gives up after about a minute on what fails with every dependency there', async () => {
    const handler = jest.fn().mockRejectedValue(broken);
    const { deliver, turned, clock, buried, bus } = await consume(handler);
    const start = clock.now().getTime();

    await turned(deliver());

    const seconds = (clock.now().getTime() - start) / 1000;
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThan(70);
    expect(buried).toMatchObject([
      { group: 'test', message: { subject: 'user:created', sequence: 1 }, reason: 'Error: broken' },
    ]);
    handler.mockResolvedValue(undefined);
    await bus.deliver('user:created', user);
    expect(buried).toHaveLength(1);
  });

  it('waits without end while the database is away', async () => {
    const handler = jest.fn().mockRejectedValue(away);
    const { deliver, turned, buried } = await consume(handler);
    handler.mockImplementation(async () => {
      if (handler.mock.calls.length < 100) throw away;
    });

    await turned(deliver());

    expect(handler).toHaveBeenCalledTimes(100);
    expect(buried).toEqual([]);
  });

  it('has as much patience after the database came back as before', async () => {
    const handler = jest.fn(async () => {
      const { length } = handler.mock.calls;
      if (length < 40) throw away;
      if (length < 50) throw broken;
    });
    const { deliver, turned, buried } = await consume(handler);

    await turned(deliver());

    expect(handler).toHaveBeenCalledTimes(50);
    expect(buried).toEqual([]);
  });

  it('buries at once what cannot be read, without a look at the handler', async () => {
    const handler = jest.fn();
    const { bus, buried, lines, metrics } = await consume(handler);

    await bus.deliverRaw('user:created', 'not an event');

    expect(handler).not.toHaveBeenCalled();
    expect(buried).toMatchObject([
      { message: { body: 'not an event' }, reason: 'UnreadableEventError: not JSON' },
    ]);
    expect(lines).toMatchObject([{ level: 'error', msg: 'event dead-lettered', subject: 'user:created' }]);
    expect(await metrics.registry.metrics()).toContain('outcome="dead-lettered",service="test"} 1');
  });

  it('buries at once what can never be applied', async () => {
    const handler = jest.fn().mockRejectedValue(new UnprocessableEventError('no such ticket'));
    const { deliver, buried } = await consume(handler);

    await deliver();

    expect(handler).toHaveBeenCalledTimes(1);
    expect(buried).toMatchObject([{ reason: 'UnprocessableEventError: no such ticket' }]);
  });

  it('does not acknowledge what it could not bury', async () => {
    const { bus, deadLetters } = await consume(jest.fn());
    deadLetters.add.mockRejectedValueOnce(away);
    await expect(bus.deliverRaw('user:created', 'not an event')).rejects.toThrow(away);
  });

  it('leaves what fails after its stop to be delivered again', async () => {
    const handler = jest.fn().mockRejectedValue(broken);
    const { deliver, consumer, buried } = await consume(handler);
    consumer.stop();

    await expect(deliver()).rejects.toThrow('broken');
    expect(handler).toHaveBeenCalledTimes(1);
    expect(buried).toEqual([]);
  });

  it('does not go on pausing after its stop', async () => {
    const handler = jest.fn().mockRejectedValue(broken);
    const { deliver, consumer } = await consume(handler);
    const delivery = deliver();
    await eventually(() => expect(handler).toHaveBeenCalled());

    consumer.stop();

    await expect(delivery).rejects.toThrow('broken');
  });

  it("runs the handler within the sender's trace, and logs it", async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const traces: unknown[] = [];
    const { bus, deliver, lines } = await consume(async () => {
      traces.push(currentTrace()?.traceId);
    });
    const event = {
      specversion: '1.0',
      id: newId(),
      source: '/auth',
      type: 'dev.ticketing.user.created.v1',
      time: '2030-01-01T12:00:00.000Z',
      subject: user.id,
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
      data: user,
    };

    await bus.deliverRaw('user:created', JSON.stringify(event));
    await deliver();

    expect(traces).toEqual([traceId, expect.stringMatching(/^[0-9a-f]{32}$/)]);
    expect(traces[1]).not.toBe(traceId);
    expect(lines.map((line) => line.traceId)).toEqual(traces);
  });
});
