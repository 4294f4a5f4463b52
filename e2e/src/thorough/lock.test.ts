import { eventually } from '@ticketing/common/testing';
import type { Locator } from 'playwright-core';
import { useBrowser } from '../world/browser.js';
import { list, order, ticketBecomes } from '../world/marketplace.js';
import { windowOf } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

const timeLeft = /^(\d\d):(\d\d) left$/;

async function secondsIn(clock: Locator): Promise<number> {
  const [, minutes, seconds] = timeLeft.exec((await clock.textContent()) ?? '') ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

describe('a ticket that somebody pays for', () => {
  it('shows its seller and others how long it is locked, until it is free again', async () => {
    const [seller, buyer, other] = await Promise.all([someone(), someone(), someone()]);
    const { id } = await list(seller, 'Being thought about');
    const [listings, page] = await Promise.all([windowOf(seller), windowOf(other)]);
    const { id: orderId } = await order(buyer, id);
    await ticketBecomes(id, 'reserved');

    for (const [window, path] of [
      [listings, '/tickets/mine'],
      [page, `/tickets/${id}`],
    ] as const) {
      await window.goto(path);
      const clock = window.getByText(timeLeft);
      const first = await secondsIn(clock);
      await eventually(async () => expect(await secondsIn(clock)).toBeLessThan(first));
    }

    await buyer.http.delete(`/api/orders/${orderId}`);
    await page.getByText('This ticket is on sale again.').waitFor();
    await page.getByText(timeLeft).waitFor({ state: 'detached' });
  });
});
