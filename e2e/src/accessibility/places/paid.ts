import { isBought, orderOf, payBy } from '../../world/pages.js';
import { faultsNow, faultsOf } from '../axe.js';
import type { Visit } from '../is-accessible.js';

export const paid: Visit = async (look) => {
  const { buyer, ticketUrl } = await orderOf('Bought', { window: look });
  await payBy(buyer, 'good');
  await isBought(buyer);
  expect(await faultsNow(buyer, 'the receipt')).toEqual([]);
  expect(await faultsOf(buyer, ticketUrl)).toEqual([]);
};
