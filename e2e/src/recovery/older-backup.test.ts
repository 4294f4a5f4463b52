import { orderBecomes, pay, ticketBecomes } from '../world/marketplace.js';
import { expectRefusal, expectStatus, password, someone, visitor } from '../world/person.js';
import { awaiting, LIMIT, sellsAgain, useRecoveringSystem } from './recovering-system.js';

const here = useRecoveringSystem();

let older: string;
beforeAll(async () => {
  await here.trade.goOn();
  older = here.own.path('older backup');
  await here.own.run('backup', older);
}, LIMIT);

/** Loses the services' databases after more sales, and puts the older backup in their place. */
async function putBackAlone(...services: string[]): Promise<void> {
  const { own, trade, buyer } = here;
  await trade.goOn();
  const open = await awaiting(here, 'still locked when the database was lost');
  await own.stop();
  for (const service of services) own.lose(`mongo-${service}`);
  await own.run('restore', older, ...services.flatMap((service) => ['--only', service]));
  await own.start();

  expectStatus(await pay(buyer, open.id), 201);
  await orderBecomes(buyer, open.id, 'complete');
  await ticketBecomes(open.ticket.id, 'sold');
  await sellsAgain(here);
  await trade.letGo();
}

describe('an older backup, put back after more sales', () => {
  it.each(['tickets', 'orders', 'payments'])(
    'of %s alone catches up with what it had told and with the others, and breaks no promise',
    async (service) => {
      await putBackAlone(service);
      await here.trade.isWell();
    },
    LIMIT,
  );

  it(
    'of expiration and auth has every timer, and lets in whoever had signed up by then',
    async () => {
      const { email } = await someone();

      await putBackAlone('expiration', 'auth');

      const early = await visitor().post('/api/users/signin', { email, password });
      expectRefusal(early, 400, 'Invalid credentials');
      expectStatus(await visitor().post('/api/users/signup', { email, password }), 201);
      here.trade.forgetNewcomers();
      await here.trade.isWell();
    },
    LIMIT,
  );
});
