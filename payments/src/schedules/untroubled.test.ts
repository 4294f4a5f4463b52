import { play } from './play.js';
import type { Schedule, Step } from './schedule.js';
import { openWorld, type World } from './world.js';

const bank = 'a card that the bank asks about';

const untroubled = (...steps: Step[]): Schedule => ({
  mail: 'prompt',
  known: 2,
  webhooks: true,
  weather: { pay: [], ask: [], cancel: [], refund: [] },
  broker: [],
  steps,
});

/** Every promise about money is kept also by a service that takes none. */
describe('where nothing goes wrong', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const outcome = () => ({
    answered: world.scene.answers.map(({ status }) => status),
    told: world.scene.told.map(({ subject }) => subject),
    order: world.scene.order.state.status,
  });

  it('an order is paid with a card', async () => {
    await play(world, untroubled({ do: 'pay', card: 'a good card', key: 'A' }));

    expect(outcome()).toEqual({ answered: [201], told: ['payment:created'], order: 'complete' });
  });

  it('an order is paid once the bank has been told', async () => {
    const steps: Step[] = [{ do: 'authenticate', passes: true }, { do: 'come back from the bank' }];
    await play(world, untroubled({ do: 'pay', card: bank }, ...steps));

    expect(outcome()).toEqual({ answered: [202, 201], told: ['payment:created'], order: 'complete' });
  });

  it('a payment that the buyer overtakes by cancelling is given back', async () => {
    const halt = { at: 'after pay', effect: 1 } as const;
    await play(world, untroubled({ do: 'pay', card: 'a good card', halt }, { do: 'cancel' }));

    expect(outcome()).toMatchObject({ order: 'cancelled' });
    expect(outcome().told).toContain('payment:refunded');
  });
});
