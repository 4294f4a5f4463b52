import { createServer } from 'node:net';
import { createCapturedLog } from '../testing/captured-log.js';
import { countTurnedAway } from './count-turned-away.js';
import { createMetrics } from './metrics.js';

afterEach(() => jest.restoreAllMocks());

it('connections that are turned away are counted, and told of by one line for those of a second', async () => {
  const server = createServer();
  const metrics = createMetrics('test');
  const { logger, lines } = createCapturedLog();
  const now = jest.spyOn(performance, 'now');
  countTurnedAway(server, { metrics, logger });

  for (const at of [0, 1, 999, 1_000, 1_001]) {
    now.mockReturnValue(at);
    server.emit('drop');
  }

  expect((await metrics.httpRequestsShed.get()).values).toMatchObject([{ value: 5 }]);
  const line = { level: 'warn', msg: 'too many connections are open' };
  expect(lines).toMatchObject([
    { ...line, turnedAway: 1 },
    { ...line, turnedAway: 3 },
  ]);
});
