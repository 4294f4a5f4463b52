import { eventually } from '@ticketing/common/testing';
import type { Document } from 'mongodb';
import { collection } from '../world/databases.js';
import { known, list, order, orderBecomes, pay, ticketBecomes } from '../world/marketplace.js';
import { expectRefusal, expectStatus, password, someone, visitor } from '../world/person.js';
import { violations } from '../world/running-system.js';
import { system } from '../world/system.js';
import {
  awaiting,
  isTold,
  LIMIT,
  paid,
  RECOVERY,
  sellsAgain,
  useRecoveringSystem,
} from './recovering-system.js';

const here = useRecoveringSystem();

const signal = (name: string, what: NodeJS.Signals) => process.kill(system.process(name).pid, what);

/** Kills the event log's server, which starts again without anything in it. */
function eraseTheLog(): void {
  signal('nats-streaming', 'SIGSTOP');
  here.own.lose('nats-streaming');
  signal('nats-streaming', 'SIGKILL');
}

describe('the event log, erased', () => {
  it(
    'leaves nothing behind that republishing does not set going again',
    async () => {
      const { seller, buyer } = here;
      const unheard = await awaiting(here, 'paid, but orders does not hear of it');
      const ticket = await list(seller, 'ordered, but tickets does not hear of it');
      // Once orders knows the ticket, it tells its seller so.
      const own = await known(() => seller.http.post('/api/orders', { ticketId: ticket.id }));
      expectRefusal(own, 400, 'You cannot buy your own ticket');
      signal('tickets', 'SIGSTOP');
      const unlocked = await order(buyer, ticket.id);
      await isTold('orders', 'orders');
      signal('orders', 'SIGSTOP');
      expectStatus(await pay(buyer, unheard.id), 201);
      await isTold('payments', 'charges');

      eraseTheLog();
      // What has reached them already goes with them.
      for (const name of ['tickets', 'orders']) signal(name, 'SIGKILL');
      await here.own.run('republish');

      await eventually(() => orderBecomes(buyer, unheard.id, 'complete'), RECOVERY);
      await eventually(() => orderBecomes(buyer, unlocked.id, 'awaiting:payment'), RECOVERY);
      expectStatus(await pay(buyer, unlocked.id), 201);
      await ticketBecomes(ticket.id, 'sold');
      await sellsAgain(here);
      await here.trade.isWell();
    },
    LIMIT,
  );
});

const shown = ({ _id, userId, ticket, status, expiresAt }: Document) => ({
  _id: String(_id),
  userId,
  ticket,
  status,
  expiresAt,
});

describe('a backup of everything', () => {
  it(
    'brings everything back where nothing is left, also after a restore that was cut short',
    async () => {
      const { own, buyer } = here;
      await here.trade.goOn();
      await here.trade.letGo();
      const sold = await paid(here, 'sold before the backup');
      const open = await awaiting(here, 'locked at the backup');
      const backup = own.path('backup');
      await own.run('backup', backup);
      const before = await collection('orders', 'orders');
      await expect(own.run('backup', backup)).rejects.toThrow('is there already');
      await expect(own.run('restore', backup)).rejects.toThrow('Another run');

      await own.stop();
      own.loseEverything();
      await own.cutShort('tickets:', 'restore', backup);
      await expect(own.run('start')).rejects.toThrow('was cut short. Run it again');
      await own.run('restore', backup);
      await own.start();

      expect((await collection('orders', 'orders')).map(shown)).toEqual(before.map(shown));
      const { email } = buyer;
      expectStatus(await visitor().post('/api/users/signin', { email, password }), 200);
      await ticketBecomes(sold.ticket.id, 'sold');
      await ticketBecomes(open.ticket.id, 'reserved');
      // The sessions' key is not in it.
      [here.seller, here.buyer] = [await someone(), await someone()];
      await sellsAgain(here);
      await eventually(async () => expect(await violations()).toEqual([]), RECOVERY);
    },
    LIMIT,
  );
});
