import { eventually } from '@ticketing/common/testing';
import type { Page, Request } from 'playwright-core';
import { newWindow, useBrowser } from '../world/browser.js';
import { list } from '../world/marketplace.js';
import { orderOf, windowOf } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

/** What a phone has to fetch and run before a page is whole: bytes of scripts, as they come over the wire. */
const most = { home: 120_200, signIn: 122_700, sell: 125_600, ticket: 124_400, checkout: 130_900 };

type Script = [path: string, encoding: string | null, size: number];

async function weigh(request: Request): Promise<Script> {
  const response = await request.response();
  await response?.finished();
  const encoding = (await response?.headerValue('content-encoding')) ?? null;
  return [new URL(request.url()).pathname, encoding, (await request.sizes()).responseBodySize];
}

interface Scripts {
  /** What the page begins with. */
  first: Script[];
  /** The paths of all that it has asked for so far, in the order of asking. What it loads when it is idle comes late. */
  asked: () => string[];
}

async function scriptsOf(page: Page, path: string): Promise<Scripts> {
  const scripts: Request[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request);
  });
  const document = await (await page.goto(path))?.text();
  await page.waitForLoadState('load');
  const first = scripts.filter((request) => document?.includes(new URL(request.url()).pathname));
  const asked = () => scripts.map((request) => new URL(request.url()).pathname);
  return { first: await Promise.all(first.map(weigh)), asked };
}

const firstScripts = async (page: Page, path: string) => (await scriptsOf(page, path)).first;

/** Waits until the page has had its idle moment, and until what it asked for then has come. */
async function rest(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await page.waitForLoadState('networkidle');
}

/** The list says where it comes from when it is too much. */
function expectAtMost(limit: number, scripts: Script[]): void {
  expect(scripts.length).toBeGreaterThan(3);
  for (const [path, encoding, size] of scripts) {
    expect([path, encoding]).toEqual([path, 'br']);
    expect(size).toBeGreaterThan(0);
  }
  const whole = scripts.reduce((sum, [, , size]) => sum + size, 0);
  expect(whole > limit ? [whole, ...scripts] : []).toEqual([]);
}

describe('a page is whole with no more scripts than it has been given room for', () => {
  it('at home, whatever comes later included', async () => {
    const page = await newWindow();
    const { first, asked } = await scriptsOf(page, '/');
    await rest(page);
    expectAtMost(most.home, first);
    expect(asked()).toEqual(first.map(([script]) => script));
  });

  it('where one signs in, which goes on with what requests are made with once somebody moves', async () => {
    const page = await newWindow();
    const { first, asked } = await scriptsOf(page, '/signin');
    await rest(page);
    expectAtMost(most.signIn, first);
    expect(asked()).toEqual(first.map(([script]) => script));

    await page.mouse.move(100, 100);
    await eventually(async () => expect(asked().length).toBeGreaterThan(first.length));
  });

  it('where one sells a ticket', async () => {
    const { first } = await scriptsOf(await windowOf(await someone()), '/tickets/new');
    expectAtMost(most.sell, first);
  });

  it('where a ticket is', async () => {
    const ticket = await list(await someone(), 'Light as a feather');
    expectAtMost(most.ticket, await firstScripts(await newWindow(), `/tickets/${ticket.id}`));
  });

  it('where one pays', async () => {
    const { buyer, orderUrl } = await orderOf('Paid on the way');
    // A window that has kept nothing: what comes out of a cache has no weight.
    const page = await newWindow({ storageState: await buyer.context().storageState() });
    expectAtMost(most.checkout, await firstScripts(page, orderUrl));
  });
});
