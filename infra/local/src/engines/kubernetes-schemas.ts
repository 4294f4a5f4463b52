import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from '../command.js';
import { defaultCache } from './cache.js';
import type { Report } from './engine.js';
import { wheelOf } from './python-package.js';

const requirement = 'kubernetes-validate==1.37.0';
const wheelFolder = 'kubernetes_validate/kubernetes-json-schema';

/**
 * A folder of Kubernetes' own JSON schemas of those versions, strict ones, as kubeconform reads them:
 * `v1.34.0/deployment-apps-v1.json`. They come with a checker on PyPI, whose other parts are not used.
 */
export async function kubernetesSchemas(versions: string[], report: Report): Promise<string> {
  const home = join(defaultCache(), `kubernetes-schemas-${versions.join('-')}`);
  if (await stat(home).catch(() => undefined)) return home;
  await mkdir(defaultCache(), { recursive: true });
  const draft = await mkdtemp(join(defaultCache(), '.kubernetes-schemas-'));
  try {
    report(`Kubernetes' schemas: ${requirement} from PyPI (23 MB)`);
    await command('python3', wheelOf(requirement, join(draft, 'wheel')));
    for (const version of versions) {
      const source = join(draft, 'wheel', wheelFolder, `${version}-local-strict`);
      await copyReadable(source, join(draft, version));
    }
    await rm(join(draft, 'wheel'), { recursive: true });
    await rename(draft, home).catch(ignoreOther);
    return home;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Their ids and references are of the checker's own website: without them they refer to the file beside them. */
async function copyReadable(source: string, target: string): Promise<void> {
  await mkdir(target);
  for (const name of await readdir(source)) {
    const text = await readFile(join(source, name), 'utf8');
    const { id, $id, ...schema } = JSON.parse(
      text.replaceAll('"/api/_definitions.json', '"_definitions.json'),
    );
    await writeFile(join(target, name), JSON.stringify(schema));
  }
}

/** Another process was first, with the same. */
function ignoreOther(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}
