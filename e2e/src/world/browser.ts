import { locateEngine } from '@ticketing/local/engines';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { system } from './system.js';

let browser: Browser | undefined;

/** A real Chromium. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await locateEngine('chromium');
  // Chromium's sandbox cannot be had by root, as which containers of CI often run.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  args.push('--disable-background-networking');
  // Names that only the cluster knows, as e2e/src/kubernetes has them.
  if (process.env.E2E_HOSTS) args.push(`--host-resolver-rules=${process.env.E2E_HOSTS}`);
  return chromium.launch({ executablePath, args });
}

/** A real Chromium for the tests of the file that calls this. */
export function useBrowser() {
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  // A page that is left open goes on asking for news.
  afterEach(() => Promise.all(browser?.contexts().map((context) => context.close()) ?? []));
  afterAll(() => browser?.close());
}

/**
 * A window of somebody who has never been here. Without a service worker, which would stand between the page and what
 * tests put in its way, unless a test asks for it.
 */
export async function newWindow(options: BrowserContextOptions = {}): Promise<Page> {
  if (!browser) throw new Error('call useBrowser() in the test file');
  const context = await browser.newContext({ baseURL: system.url, serviceWorkers: 'block', ...options });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}
