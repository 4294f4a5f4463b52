import { createServerClock } from './server-clock';

function clockOf(client: { now: number }) {
  return createServerClock(() => client.now);
}

describe('the server clock', () => {
  it('is the own clock until a server has told the time', () => {
    expect(clockOf({ now: 5000 }).now()).toBe(5000);
  });

  it('runs ahead or behind as the server does', () => {
    const client = { now: 1_000_000 };
    const clock = clockOf(client);
    clock.observe(1_060_000);
    client.now += 500;
    expect(clock.now()).toBe(1_060_500);
  });

  it('corrects itself by a time that was read sooner', () => {
    const client = { now: 100_000 };
    const clock = clockOf(client);
    clock.observe(40_000);
    clock.observe(99_000);
    expect(clock.now()).toBe(99_000);
  });

  it('is not set back by a time that was long on its way', () => {
    const client = { now: 100_000 };
    const clock = clockOf(client);
    clock.observe(99_900);
    clock.observe(99_000);
    expect(clock.now()).toBe(99_900);
  });

  it('ignores what is no time', () => {
    const clock = clockOf({ now: 100 });
    clock.observe(Number.NaN);
    expect(clock.now()).toBe(100);
  });
});
