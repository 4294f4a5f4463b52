import { newWindow } from '../../world/browser.js';
import { list, order, orderBecomes } from '../../world/marketplace.js';
import { windowOf } from '../../world/pages.js';
import { someone } from '../../world/person.js';
import { faultsOf } from '../axe.js';
import type { Visit } from '../is-accessible.js';

/** The longer words, and what is named by them. */
export const german: Visit = async (look) => {
  const inGerman = { ...look, locale: 'de-DE' };
  const [seller, buyer] = await Promise.all([someone(), someone()]);
  const [free, taken] = await Promise.all([list(seller, 'Frei'), list(seller, 'Vergeben')]);
  const { id } = await order(buyer, taken.id);
  await orderBecomes(buyer, id, 'awaiting:payment');

  const payer = await windowOf(buyer, inGerman);
  await payer.goto(`/orders/${id}`);
  await payer.getByLabel('Kartennummer').first().waitFor();
  for (const path of [`/orders/${id}`, '/orders']) expect(await faultsOf(payer, path)).toEqual([]);
  const anybody = await newWindow(inGerman);
  const paths = [
    '/',
    '/?q=unauffindbar',
    '/signin',
    '/signup',
    '/forgotten-password',
    '/reset-password?token=x',
  ];
  for (const path of [...paths, `/tickets/${free.id}`]) expect(await faultsOf(anybody, path)).toEqual([]);
  expect(await faultsOf(anybody, '/nirgends', 404)).toEqual([]);
  const member = await windowOf(seller, inGerman);
  for (const path of ['/tickets/new', '/tickets/mine', '/account', `/tickets/${free.id}/edit`]) {
    expect(await faultsOf(member, path)).toEqual([]);
  }
};
