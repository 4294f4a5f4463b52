import { eventually } from '@ticketing/common/testing';
import { collection } from '../../world/databases.js';
import { ask, type Buyer } from './crowd.js';

/** Lists that many tickets, and resolves to their ids once orders knows all of them. */
export async function listForSale(seller: Buyer, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const listed = await ask(seller, 'POST', '/api/tickets', { title: `Seat ${i}`, price: 30 });
    if (listed.status !== 201) throw new Error(`a ticket could not be listed: ${listed.status}`);
    ids.push(String(listed.body.id));
  }
  await eventually(async () => {
    const known = new Set((await collection('orders', 'tickets')).map(({ _id }) => String(_id)));
    if (!ids.every((id) => known.has(id))) throw new Error('orders does not know them yet');
  }, 30_000);
  return ids;
}
