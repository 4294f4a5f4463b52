import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { settingsOrExit, tell } from './foreground.js';
import { groundOfRun } from './running-system.js';

const settings = settingsOrExit();
// What is under way ends with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

try {
  const [orderId = '', ...rest] = process.argv.slice(2);
  if (!/^[0-9a-f]{24}$/.test(orderId) || rest.length > 0) throw new Error('Usage: npm run story -- ORDER_ID');
  const ground = groundOfRun(settings);
  // Built by now, as common has to be.
  const [{ gatherStory }, { storyAsText }, { storyAsSvg }] = await Promise.all([
    import('./story/gather.js'),
    import('./story/text.js'),
    import('./story/picture.js'),
  ]);
  const story = await gatherStory(ground, orderId);
  const folder = join(settings.dataDir, 'stories');
  const file = join(folder, `${orderId}.svg`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, storyAsSvg(story));
  tell(`${storyAsText(story)}\n\nAs a picture: ${relative(process.cwd(), file)}`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
