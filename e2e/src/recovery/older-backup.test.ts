import { orderBecomes, pay, ticketBecomes } from '../world/marketplace.js';
import { expectStatus, password, someone, visitor } from '../world/person.js';
import { awaiting, LIMIT, sellsAgain, useRecoveringSystem } from './recovering-system.js';

const here = useRecoveringSystem();

let older: string;
beforeAll(async () => {
  await here.trade.goOn();
  older = here.own.path('older backup');
  await here.own.run('backup', older);
}, LIMIT);

/** Loses a service's database after more sales, and puts the older backup in its place. */
async function putBackAlone(service: string): Promise<void> {
  const { own, trade, buyer } = here;
  await trade.goOn();
  const open = await awaiting(here, 'still locked when the database was lost');
  await own.stop();
  own.lose(`mongo-${service}`);
  await own.run('restore', older, '--only', service);
  await own.start();

  expectStatus(await pay(buyer, open.id), 201);
  await orderBecomes(buyer, open.id, 'complete');
  await ticketBecomes(open.ticket.id, 'sold');
  await sellsAgain(here);
  await trade.letGo();
}

describe('an older backup, put back after more sales', () => {
  it.each(['tickets', 'orders', 'payments', 'expiration'])(
    'of %s alone catches up with what it had told and with the others, and breaks no promise',
    async (service) => {
      await putBackAlone(service);
      await here.trade.isWell();
    },
    LIMIT,
  );

  it(
    'of auth alone lets in whoever had signed up by then, and others sign up again',
    async () => {
      const { email } = await someone();

      await putBackAlone('auth');

      expectStatus(await visitor().post('/api/users/signin', { email, password }), 400);
      expectStatus(await visitor().post('/api/users/signup', { email, password }), 201);
      here.trade.forgetNewcomers();
      await here.trade.isWell();
    },
    LIMIT,
  );
});
