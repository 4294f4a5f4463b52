import { prove } from './prove.js';
import type { World } from './world.js';

const world = { scene: { history: ['what happened'] }, clean: async () => {} } as unknown as World;

const reported = (playing: () => Promise<void>, limit?: number) =>
  prove(world, 17, { playing, ...(limit && { limit }) }).then(
    () => 'nothing',
    ({ message }: Error) => message,
  );

describe('the proof of one schedule', () => {
  it('has nothing to say when it is played to its end', async () => {
    expect(await reported(async () => {})).toBe('nothing');
  });

  it('tells what broke, in what, and how to see it again', async () => {
    const message = await reported(async () => {
      throw new Error('Stripe holds too much');
    });

    expect(message).toMatch(/^Seed 17: Stripe holds too much\n/);
    expect(message).toContain('what happened');
    expect(message).toMatch(/Again: SEED=17 npm test -w payments -- src\/schedules$/);
  });

  it('fails when it comes to no end', async () => {
    const message = await reported(() => new Promise(() => {}), 1_000);

    expect(message).toMatch(/^Seed 17: no end within 1 seconds\n/);
  });
});
