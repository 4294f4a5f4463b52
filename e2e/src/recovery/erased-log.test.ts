import { eventually } from '@ticketing/common/testing';
import { known, list, order, orderBecomes, pay, ticketBecomes } from '../world/marketplace.js';
import { expectStatus } from '../world/person.js';
import { system } from '../world/system.js';
import { awaiting, isTold, LIMIT, RECOVERY, sellsAgain, useRecoveringSystem } from './recovering-system.js';

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
      expectStatus(await known(() => seller.http.post('/api/orders', { ticketId: ticket.id })), 400);
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
