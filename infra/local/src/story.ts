import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type AskedOfStory, askedOfStory } from './asked-of-story.js';
import { buildServices } from './build.js';
import { settingsOrExit, tell } from './foreground.js';
import { createKubectl } from './kubernetes/kubectl.js';
import { groundOfRun } from './running-system.js';
import type { Settings } from './settings.js';
import type { Story } from './story/moment.js';

const settings = settingsOrExit();
// What is under way ends with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

try {
  const asked = askedOfStory(process.argv.slice(2));
  await show(asked.kubernetes ? await storyInKubernetes(asked) : await storyOfRun(asked), settings);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function storyOfRun({ orderId }: AskedOfStory): Promise<Story> {
  const ground = groundOfRun(settings);
  // Built by now, as common has to be.
  const { gatherStory } = await import('./story/gather.js');
  const { recordsOfRun } = await import('./story/records.js');
  return gatherStory(recordsOfRun(ground), orderId);
}

async function storyInKubernetes({ orderId, kubernetes }: AskedOfStory): Promise<Story> {
  await buildServices();
  const { gatherStory } = await import('./story/gather.js');
  const { recordsInKubernetes } = await import('./story/records-in-kubernetes.js');
  const kubectl = createKubectl(kubernetes?.context);
  try {
    return await gatherStory(recordsInKubernetes(kubectl), orderId);
  } finally {
    kubectl.close();
  }
}

async function show(story: Story, { dataDir }: Settings): Promise<void> {
  const { storyAsText } = await import('./story/text.js');
  const { storyAsSvg } = await import('./story/picture.js');
  const folder = join(dataDir, 'stories');
  const file = join(folder, `${story.orderId}.svg`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, storyAsSvg(story));
  tell(`${storyAsText(story)}\n\nAs a picture: ${relative(process.cwd(), file)}`);
}
