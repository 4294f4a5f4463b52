import { tooMany } from '../http/errors.js';
import { createMetrics } from '../process/metrics.js';
import { createCapturedLog } from '../testing/captured-log.js';
import { createGate } from '../testing/gate.js';
import { createManualClock } from '../testing/manual-clock.js';
import { createIfPossible } from './if-possible.js';

function open() {
  const clock = createManualClock();
  const { logger, lines } = createCapturedLog();
  const metrics = createMetrics('test');
  const ifPossible = createIfPossible({ clock, logger, metrics });
  const skipped = async () =>
    (await metrics.registry.getSingleMetric('rate_limits_skipped_total')?.get())?.values[0]?.value;
  return { clock, lines, skipped, ifPossible };
}

const failing = () => jest.fn().mockRejectedValue(new Error('Redis is away'));

describe('Redis', () => {
  it('is asked again a second after it has failed, and not before; a figure counts what was left out', async () => {
    const { clock, skipped, ifPossible } = open();
    const fail = failing();

    await ifPossible(fail);
    await ifPossible(fail);
    expect(fail).toHaveBeenCalledTimes(1);
    clock.advance(1_000);
    await ifPossible(fail);

    expect(fail).toHaveBeenCalledTimes(2);
    expect(await skipped()).toBe(3);
  });

  it('that hangs is looked for by one, while the others go on without it', async () => {
    const { clock, ifPossible } = open();
    await ifPossible(failing());
    clock.advance(1_000);
    const answer = createGate();
    const looking = ifPossible(answer.wait);

    await ifPossible(answer.wait);
    await ifPossible(answer.wait);

    expect(answer.waiting).toBe(1);
    answer.open();
    await looking;
  });

  it('is asked again although the clock was set back since it failed', async () => {
    const { clock, ifPossible } = open();
    const fail = failing();

    await ifPossible(fail);
    clock.advance(-600_000);
    await ifPossible(fail);

    expect(fail).toHaveBeenCalledTimes(2);
  });

  it('that refuses somebody is there, and is asked again at once', async () => {
    const { skipped, ifPossible } = open();
    const refuse = jest.fn().mockRejectedValue(tooMany(10));

    await expect(ifPossible(refuse)).rejects.toMatchObject({ status: 429 });
    await expect(ifPossible(refuse)).rejects.toMatchObject({ status: 429 });

    expect(refuse).toHaveBeenCalledTimes(2);
    expect(await skipped()).toBe(0);
  });
});

it('the log says once a minute that nothing is limited, and why', async () => {
  const { clock, lines, ifPossible } = open();

  for (let second = 0; second < 60; second++) {
    await ifPossible(failing());
    clock.advance(1_000);
  }
  expect(lines).toEqual([
    expect.objectContaining({
      level: 'warn',
      msg: 'nothing is limited: Redis fails',
      reason: 'Redis is away',
    }),
  ]);
  await ifPossible(failing());

  expect(lines).toHaveLength(2);
});
