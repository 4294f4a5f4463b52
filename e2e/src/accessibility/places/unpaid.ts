import { orderOf, payBy, says } from '../../world/pages.js';
import { faultsNow, faultsOf } from '../axe.js';
import type { Visit } from '../is-accessible.js';

export const unpaid: Visit = async (look) => {
  const { buyer: declined } = await orderOf('Not paid', { window: look });
  await payBy(declined, 'withoutFunds');
  await says(declined, 'Not paid yet');
  expect(await faultsNow(declined, 'the declined payment')).toEqual([]);

  const { buyer, orderUrl } = await orderOf('Asked about', { window: look });
  await payBy(buyer, 'askedAbout');
  await buyer.getByRole('button', { name: 'Complete' }).waitFor();
  expect(await faultsOf(buyer, orderUrl)).toEqual([]);
  await says(buyer, 'Your bank asks you to confirm');
  await buyer.getByRole('button', { name: 'Use another card' }).click();
  await buyer.getByRole('button', { name: 'Go on with the card that waits for your bank' }).waitFor();
  expect(await faultsNow(buyer, 'another card')).toEqual([]);
};
