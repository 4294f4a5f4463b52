import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchCode, watchFile } from './watch.js';

let folder: string;
let unwatch: () => void;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watch-'));
});
afterEach(async () => {
  unwatch();
  await rm(folder, { recursive: true });
});

/** Resolves with the first call; the number of all calls is in its `mock`. */
function watching(watch: (changed: () => void) => () => void) {
  const changed = jest.fn();
  const called = new Promise<void>((resolve) => {
    unwatch = watch(changed.mockImplementation(() => resolve()));
  });
  return { called, calls: () => changed.mock.calls.length };
}

describe('watchCode', () => {
  it('tells once of a burst of changes, also in folders below', async () => {
    await mkdir(join(folder, 'routes'));
    await writeFile(join(folder, 'app.js'), '1');
    await writeFile(join(folder, 'routes/show.js'), '1');
    const { called, calls } = watching((changed) => watchCode(folder, changed));
    await writeFile(join(folder, 'app.js'), '2');
    await writeFile(join(folder, 'routes/show.js'), '2');
    await called;

    expect(calls()).toBe(1);
  });
});

describe('watchFile', () => {
  const watchManifest = (changed: () => void) => watchFile(join(folder, 'ingress.yaml'), changed);
  const write = (name: string, text: string) => writeFile(join(folder, name), text);

  it('tells of a change', async () => {
    await write('ingress.yaml', 'one');
    const { called } = watching(watchManifest);
    await write('ingress.yaml', 'two');

    await called;
  });

  it('tells of a file that is put in its place, each time', async () => {
    await write('ingress.yaml', 'one');
    let tell = () => {};
    unwatch = watchManifest(() => tell());
    for (const text of ['two', 'three']) {
      const told = new Promise<void>((resolve) => {
        tell = resolve;
      });
      await write('ingress.yaml.draft', text);
      await rename(join(folder, 'ingress.yaml.draft'), join(folder, 'ingress.yaml'));
      await told;
    }
  });
});
