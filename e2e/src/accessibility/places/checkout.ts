import { cancelOrder, openCancellation, orderOf, says } from '../../world/pages.js';
import { faultsNow, faultsOf } from '../axe.js';
import type { Visit } from '../is-accessible.js';

export const checkout: Visit = async (look) => {
  const { buyer, orderUrl } = await orderOf('To be paid', { window: look });
  expect(await faultsOf(buyer, orderUrl)).toEqual([]);
  await openCancellation(buyer);
  expect(await faultsNow(buyer, 'the question')).toEqual([]);
  await buyer.keyboard.press('Escape');
  await cancelOrder(buyer);
  await says(buyer, 'You cancelled this order');
  expect(await faultsOf(buyer, orderUrl)).toEqual([]);
};
