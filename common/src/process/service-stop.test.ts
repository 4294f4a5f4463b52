import { Schema } from 'mongoose';
import request from 'supertest';
import { createConnection } from '../mongo/connect.js';
import { newId } from '../mongo/new-id.js';
import { optimisticConcurrency } from '../mongo/optimistic-concurrency.js';
import { record, type WithOutbox } from '../outbox/outbox-entry.js';
import { withholdAcknowledgement } from '../outbox/outbox-relay.fixture.js';
import { eventually } from '../testing/eventually.js';
import { createGate } from '../testing/gate.js';
import { createManualClock } from '../testing/manual-clock.js';
import { openTestConnection } from '../testing/test-connection.js';
import { assemble } from './service.fixture.js';

const user = { id: newId(), version: 0, name: 'Ada' };

/** Work in the background that cannot be stopped. */
const hanging = () => ({ start: async () => {}, stop: jest.fn(() => new Promise<void>(() => {})) });

const cutOff = (lines: Record<string, unknown>[]) =>
  lines.filter(({ msg }) => msg === 'cut short while stopping').map(({ part }) => part);

/** Turns the clock until those parts are cut off, and no further. @returns how many seconds that took by it. */
async function turnedUntilCutOff(
  clock: ReturnType<typeof createManualClock>,
  lines: Record<string, unknown>[],
  ...parts: string[]
): Promise<number> {
  const start = clock.now().getTime();
  await eventually(() => {
    const seen = cutOff(lines);
    if (seen.length < parts.length) clock.advance(100);
    expect(seen).toEqual(parts);
  });
  return (clock.now().getTime() - start) / 1000;
}

/** Stops a service that has a request in hand, until it takes no more. */
async function stopInTheMiddle({ service, held }: Pick<ReturnType<typeof assemble>, 'service' | 'held'>) {
  const { port } = await service.start();
  const answer = request(`http://127.0.0.1:${port}`)
    .get('/held')
    .then(({ body }) => body);
  await eventually(() => expect(held.waiting).toBe(1));
  const stopped = service.stop();
  await expect(request(`http://127.0.0.1:${port}`).get('/')).rejects.toThrow('ECONNREFUSED');
  return { answer, stopped };
}

describe('stop', () => {
  it('answers what was asked, and takes no more', async () => {
    const { service, held } = assemble();
    const { answer, stopped } = await stopInTheMiddle({ service, held });

    held.open();
    expect(await answer).toEqual({ answered: true });
    await stopped;
  });

  it('ends what requests need only when they have been answered', async () => {
    const stop = jest.fn(async () => {});
    const { service, held } = assemble({ resources: [{ start: async () => {}, stop }] });
    const { answer, stopped } = await stopInTheMiddle({ service, held });

    expect(stop).not.toHaveBeenCalled();
    held.open();
    expect(await answer).toEqual({ answered: true });
    await stopped;
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('lets go of the bus only when the messages in hand are handled', async () => {
    const { service, bus } = assemble();
    const messages = createGate();
    jest.spyOn(bus, 'drain').mockImplementation(messages.wait);
    const close = jest.spyOn(bus, 'close');
    await service.start();

    const stopped = service.stop();
    await eventually(() => expect(messages.waiting).toBe(1));
    expect(close).not.toHaveBeenCalled();
    messages.open();
    await stopped;
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('publishes what its last request has saved before it lets go of the broker and the database', async () => {
    const { service, platform, bus, held } = assemble();
    const schema = new Schema<WithOutbox>({});
    schema.plugin(optimisticConcurrency).plugin(platform.outbox.plugin);
    const users = platform.outbox.watch(platform.connection.model<WithOutbox>('User', schema));
    const work = createGate();
    jest.spyOn(held, 'wait').mockImplementation(async () => {
      await work.wait();
      const saved = new users();
      record(saved, 'user:created', user, platform.clock.now());
      await saved.save();
    });
    const { give, publish } = withholdAcknowledgement(bus);
    const close = jest.spyOn(bus, 'close');
    const { port } = await service.start();
    const answered = request(`http://127.0.0.1:${port}`)
      .get('/held')
      .then(({ status }) => status);
    await eventually(() => expect(work.waiting).toBe(1));

    const stopped = service.stop();
    work.open();

    expect(await answered).toBe(200);
    await eventually(() => expect(publish).toHaveBeenCalledTimes(1));
    expect(close).not.toHaveBeenCalled();
    give();
    await stopped;
    expect(close).toHaveBeenCalledTimes(1);
    const reader = createConnection();
    await openTestConnection(reader);
    expect(await reader.collection('users').find().toArray()).toMatchObject([{ outbox: [] }]);
    await reader.close();
  });

  it('does it once, however often it is asked', async () => {
    const { service, bus } = assemble();
    await service.start();
    const close = jest.spyOn(bus, 'close');
    await Promise.all([service.stop(), service.stop()]);
    await service.stop();
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('gives one part that hangs its time, names it, and ends the others as it should', async () => {
    const clock = createManualClock();
    const part = hanging();
    const { service, bus, platform, lines } = assemble({ background: [part] }, {}, { clock });
    await service.start();
    const [left, close] = [jest.spyOn(platform.outbox, 'stop'), jest.spyOn(bus, 'close')];

    const stopped = service.stop();
    await eventually(() => expect(part.stop).toHaveBeenCalled());
    expect(await turnedUntilCutOff(clock, lines, 'background')).toBeLessThan(9);
    // No time passes any more by the clock: the others end by themselves.
    await stopped;
    expect(cutOff(lines)).toEqual(['background']);
    expect(left).toHaveBeenCalledTimes(1);
    expect(close).toHaveBeenCalledTimes(1);
    expect(platform.connection.readyState).toBe(0);
    expect(lines.at(-1)).toMatchObject({ msg: 'stopped' });
  });

  it('gives each part its time though the clock is set forward meanwhile', async () => {
    const clock = createManualClock();
    const work = createGate();
    const { service, bus, platform, lines } = assemble({}, {}, { clock });
    await service.start();
    const tomorrow = new Date(clock.now().getTime() + 24 * 60 * 60 * 1000);
    jest.spyOn(bus, 'drain').mockImplementation(async () => {
      jest.spyOn(clock, 'now').mockReturnValue(tomorrow);
    });
    jest.spyOn(platform.outbox, 'stop').mockImplementation(work.wait);

    const stopped = service.stop();
    await eventually(() => expect(work.waiting).toBe(1));
    // What is due at once has come by then.
    await new Promise(setImmediate);
    work.open();
    await stopped;
    expect(cutOff(lines)).toEqual([]);
  });

  it('is over within ten seconds though every part hangs, and names each', async () => {
    const clock = createManualClock();
    const { service, bus, held, platform, lines } = assemble({ background: [hanging()] }, {}, { clock });
    const { port } = await service.start();
    const answer = request(`http://127.0.0.1:${port}`)
      .get('/held')
      .then(
        () => 'answered',
        (error) => error.message,
      );
    await eventually(() => expect(held.waiting).toBe(1));
    const never = () => new Promise<never>(() => {});
    jest.spyOn(bus, 'drain').mockImplementation(never);
    jest.spyOn(platform.outbox, 'stop').mockImplementation(never);
    jest.spyOn(bus, 'close').mockImplementation(never);
    const close = jest.spyOn(platform.connection, 'close').mockImplementation(never);

    const stopped = service.stop();
    const parts = ['requests', 'events', 'background', 'outbox', 'broker', 'database'];
    expect(await turnedUntilCutOff(clock, lines, ...parts)).toBeLessThan(10);
    await stopped;
    expect(cutOff(lines)).toEqual(parts);
    expect(await answer).toBe('socket hang up');
    close.mockRestore();
    await platform.connection.close();
  });

  it('goes on with the others when one fails, and says so', async () => {
    const failing = { start: async () => {}, stop: () => Promise.reject(new Error('the fault')) };
    const { service, platform, lines } = assemble({ background: [failing] });
    await service.start();
    await service.stop();
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'warn', msg: 'could not be stopped', part: 'background' }),
    );
    expect(platform.connection.readyState).toBe(0);
  });

  it('does not wait for a database that has not been reached yet', async () => {
    const { service, lines } = assemble({}, { MONGO_URI: 'mongodb://127.0.0.1:1/none' });
    const failed = expect(service.start()).rejects.toThrow('stopped before it had started');
    await eventually(() => expect(lines.map(({ msg }) => msg)).toContain('waiting for MongoDB'), 10_000);

    await service.stop();
    await failed;
  }, 15_000);

  it('does not wait for a broker that has not been reached yet', async () => {
    const { service, bus } = assemble();
    const broker = createGate();
    jest.spyOn(bus, 'connect').mockImplementation(broker.wait);
    const subscribe = jest.spyOn(bus, 'subscribe');
    const failed = expect(service.start()).rejects.toThrow('stopped before it had started');
    await eventually(() => expect(broker.waiting).toBe(1));

    await service.stop();
    broker.open();
    await failed;
    expect(subscribe).not.toHaveBeenCalled();
  });
});
