import { list, order, ticketBecomes } from '../../world/marketplace.js';
import { openWithdrawal, windowOf } from '../../world/pages.js';
import { someone } from '../../world/person.js';
import { faultsNow, faultsOf } from '../axe.js';
import type { Visit } from '../is-accessible.js';

export const onTheWay: Visit = async (look) => {
  const [seller, buyer] = await Promise.all([someone(), someone()]);
  const [free, locked] = await Promise.all([list(seller, 'Offered'), list(seller, 'Taken')]);
  const page = await windowOf(seller, look);
  await order(buyer, locked.id);
  await ticketBecomes(locked.id, 'reserved');
  // What is soon another one comes first: a ticket is locked for long, not for good.
  const paths = [
    `/tickets/${locked.id}`,
    '/tickets/mine',
    '/?city=Nowhere&from=2031-01-01',
    '/offline?language=en',
  ];
  for (const path of paths) expect(await faultsOf(page, path)).toEqual([]);

  await page.goto(`/tickets/${free.id}`);
  await openWithdrawal(page);
  expect(await faultsNow(page, 'the dialog')).toEqual([]);
  await page.goto('/tickets/new');
  await page.getByRole('button', { name: 'List ticket' }).click();
  await page.locator('[aria-invalid="true"]').first().waitFor();
  expect(await faultsNow(page, 'the form')).toEqual([]);
};
