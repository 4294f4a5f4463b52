import { createRequire } from 'node:module';
import { platform } from 'node:os';
import { dirname, join } from 'node:path';
import { command } from '../command.js';
import { debianPackage } from './debian-package.js';
import { probe } from './download.js';
import type { Engine, Source } from './engine.js';

/** Playwright's own installer, which knows the build for each platform. It waits long for a dead host, so that is asked first. */
const maker: Source = {
  name: "Playwright's Chromium",
  host: 'cdn.playwright.dev',
  async obtain(folder, report) {
    await probe('https://cdn.playwright.dev/');
    report("installing it with Playwright's installer (about 170 MB)");
    const env = { PLAYWRIGHT_BROWSERS_PATH: folder };
    const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
    await command(process.execPath, [join(playwright, 'cli.js'), 'install', '--no-shell', 'chromium'], {
      env,
    });
    const ask = 'process.stdout.write(require("playwright-core").chromium.executablePath())';
    return command(process.execPath, ['-e', ask], { env, cwd: playwright });
  },
};

export const chromium: Engine = {
  name: 'chromium',
  variable: 'CHROMIUM',
  executables: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  sources: [maker, ...(platform() === 'linux' ? [debianPackage('chromium', '/usr/bin/chromium')] : [])],
  install: { macOS: 'brew install --cask chromium', Debian: 'apt-get install chromium' },
};
