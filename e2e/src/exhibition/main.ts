import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../world/browser.js';
import { hangExhibits } from './exhibits.js';
import { photograph } from './photograph.js';
import { type Look, nameOf, scenesOf, themes, widths } from './scenes.js';

/** `npm run screenshots`: takes the pictures of docs/screenshots anew, or those of the scenes that are named. */
const folder = join(import.meta.dirname, '../../../docs/screenshots');
const wanted = process.argv.slice(2);

const browser = await launchBrowser();
const exhibits = await hangExhibits();
const scenes = scenesOf(exhibits).filter(({ name }) => wanted.length === 0 || wanted.includes(name));

await mkdir(folder, { recursive: true });
if (wanted.length === 0) for (const old of await readdir(folder)) await rm(join(folder, old));
let size = 0;
for (const scene of scenes) {
  for (const width of widths) {
    const take = async (theme: Look['theme']) => {
      const picture = await photograph(browser, scene, { width, theme }, exhibits);
      await writeFile(join(folder, nameOf(scene, { width, theme })), picture);
      size += picture.length;
    };
    await Promise.all(themes.map(take));
  }
  console.log(scene.name);
}
console.log(`${scenes.length * widths.length * themes.length} pictures, ${Math.round(size / 1000)} kB`);
await browser.close();
