import { openBrokenIngress } from '../../world/broken-ingress.js';
import { newWindow } from '../../world/browser.js';
import { list } from '../../world/marketplace.js';
import { isListenedTo, orderOf } from '../../world/pages.js';
import { someone } from '../../world/person.js';
import { faultsNow, faultsOf } from '../axe.js';
import type { Visit } from '../is-accessible.js';

/** The page there is instead of one whose service is away; the same behind a link; and pages without a part of theirs. */
export const trouble: Visit = async (look) => {
  await list(await someone(), 'Behind a link');
  const ingress = await openBrokenIngress();
  try {
    const page = await newWindow({ ...look, baseURL: ingress.url });
    ingress.break('tickets');
    expect(await faultsOf(page, '/', 503)).toEqual([]);

    ingress.break();
    await page.goto('/?q=behind');
    const link = page.getByRole('link', { name: 'Behind a link' }).first();
    await isListenedTo(link);
    ingress.break('tickets');
    await link.click();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await faultsNow(page, 'the error')).toEqual([]);

    ingress.break();
    const { buyer, orderUrl } = await orderOf('Without payments', { window: look, baseURL: ingress.url });
    ingress.break('payments');
    expect(await faultsOf(buyer, orderUrl)).toEqual([]);
    await buyer.getByText('Payments are not answering right now.').first().waitFor();
  } finally {
    await ingress.close();
  }
};
