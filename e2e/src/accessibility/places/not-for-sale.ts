import { newWindow } from '../../world/browser.js';
import { list, order, pay, ticketBecomes } from '../../world/marketplace.js';
import { expectStatus, someone } from '../../world/person.js';
import { faultsOf } from '../axe.js';
import type { Visit } from '../is-accessible.js';

/** What a stranger sees of a ticket that is sold, and of one that was withdrawn. */
export const notForSale: Visit = async (look) => {
  const [seller, buyer] = await Promise.all([someone(), someone()]);
  const [sold, withdrawn] = await Promise.all([list(seller, 'Sold'), list(seller, 'Withdrawn')]);
  expectStatus(await seller.http.delete(`/api/tickets/${withdrawn.id}`), 204);
  expectStatus(await pay(buyer, (await order(buyer, sold.id)).id), 201);
  await ticketBecomes(sold.id, 'sold');
  const page = await newWindow(look);
  for (const { id } of [sold, withdrawn]) expect(await faultsOf(page, `/tickets/${id}`)).toEqual([]);
};
