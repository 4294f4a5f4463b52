import { orderOf } from '../../world/pages.js';
import { faultsNow, faultsOf } from '../axe.js';
import type { Visit } from '../is-accessible.js';

export const expiredOrder: Visit = async (look) => {
  const { buyer, orderUrl } = await orderOf('Forgotten', { window: look });
  await buyer.getByRole('heading', { name: 'This order has expired' }).waitFor({ timeout: 60_000 });
  expect(await faultsNow(buyer, 'the expiry')).toEqual([]);
  expect(await faultsOf(buyer, orderUrl)).toEqual([]);
  expect(await faultsOf(buyer, '/orders')).toEqual([]);
};
