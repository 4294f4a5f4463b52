import {
  createCapturedTracer,
  createManualClock,
  createMemoryBus,
  loseConnection,
} from '@ticketing/common/testing';
import { besideAnother, createManualWakeUps, startTestService } from '../test-service.js';

const { clock, begin, stored } = startTestService();

/** Less than between two sweeps, so that only its wake-up lets a timer fire. */
const A_SECOND = 1_000;

describe('a timer that has run out', () => {
  it('is told of only once it is saved as fired, and its span lasts as long', async () => {
    const order = await begin({ expiresAt: new Date(clock.now().getTime() + A_SECOND).toISOString() });
    const [ownBus, own, due] = [createMemoryBus(), createManualWakeUps(), createManualClock(clock.now())];
    const { tracer, spans } = createCapturedTracer();
    const fired = () => spans.filter(({ name }) => name === 'timer fired');

    await besideAnother({ bus: ownBus, clock: due, wakeUps: own, tracer }, async (other) => {
      due.advance(A_SECOND);
      const restored = loseConnection(other.connection, 'update');
      await expect(own.wake()).rejects.toThrow('connection closed');
      await other.outbox.settled();
      expect(ownBus.published('expiration:complete')).toEqual([]);
      expect(await stored(order.id)).toMatchObject({ state: 'pending', version: 0, outbox: [] });
      expect(fired()).toMatchObject([{ error: { message: 'connection closed' } }]);

      restored();
      await own.wake();
      await other.outbox.settled();
    });

    expect(ownBus.published('expiration:complete')).toHaveLength(1);
    expect(await stored(order.id)).toMatchObject({ state: 'fired', version: 1 });
    expect(fired()).toMatchObject([{ error: expect.anything() }, { error: undefined }]);
  });
});
