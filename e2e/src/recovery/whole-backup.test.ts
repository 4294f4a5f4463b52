import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@ticketing/common/testing';
import type { Document } from 'mongodb';
import { collection } from '../world/databases.js';
import { violations } from '../world/invariants.js';
import { ticketBecomes } from '../world/marketplace.js';
import { expectStatus, password, someone, visitor } from '../world/person.js';
import { awaiting, LIMIT, paid, RECOVERY, sellsAgain, useRecoveringSystem } from './recovering-system.js';

const here = useRecoveringSystem();

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
      await expect(own.run('restore', backup)).rejects.toThrow('Another run');

      await own.stop();
      own.loseEverything();
      await own.cutShort(() => existsSync(join(own.dataDir, 'restore-unfinished')), 'restore', backup);
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
