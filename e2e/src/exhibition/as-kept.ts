import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../world/browser.js';
import { difference } from './difference.js';
import { hangExhibits } from './exhibits.js';
import { photograph } from './photograph.js';
import { type Look, nameOf, scenesOf } from './scenes.js';

const kept = join(import.meta.dirname, '../../../docs/screenshots');

/** How much of a picture may look different: a clock that runs, a day, an address that was made up. */
const TOLERATED = 0.03;

let browser: Browser;

const keptOf = async (look: Look): Promise<string[]> =>
  (await readdir(kept)).filter((name) => name.endsWith(nameOf({ name: '' }, look)));

/** Holds the pages of those names, or all of them, to the pictures that are kept. */
export const looksAsKept = (look: Look, chosen?: string[]) =>
  describe(`every page at ${look.width} pixels, ${look.theme},`, () => {
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser.close());

    it('looks as it is kept in docs/screenshots; if it shall look otherwise: npm run screenshots', async () => {
      const exhibits = await hangExhibits();
      const scenes = scenesOf(exhibits).filter(({ name }) => chosen?.includes(name) ?? true);
      const wanted = chosen?.map((name) => nameOf({ name }, look)) ?? (await keptOf(look));
      expect(scenes.map((scene) => nameOf(scene, look)).sort()).toEqual(wanted.sort());

      const empty = await browser.newPage();
      const changed: string[] = [];
      for (const scene of scenes) {
        const name = nameOf(scene, look);
        const picture = await photograph(browser, scene, look, exhibits);
        const share = await difference(empty, await readFile(join(kept, name)), picture);
        if (share > TOLERATED) changed.push(`${name}: ${Math.round(share * 100)} %`);
      }
      expect(changed).toEqual([]);
    });
  });
