import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { command } from '../command.js';
import { download, publishedChecksum } from './download.js';
import type { Engine, Source } from './engine.js';
import { goModule } from './go-module.js';

/** The last release there will be. */
const version = 'v0.25.6';

const maker: Source = {
  name: "NATS Streaming's release on GitHub",
  host: 'github.com',
  async obtain(folder, report) {
    const { release, archive } = natsRelease(platform(), arch());
    const file = join(folder, archive);
    await download({
      url: `${release}/${archive}`,
      file,
      sha256: await publishedChecksum(`${release}/SHA256SUMS`, archive),
      report,
    });
    await command('tar', ['-xzf', file, '-C', folder, '--strip-components=1']);
    return join(folder, 'nats-streaming-server');
  },
};

/** The archive made for this machine, and the address of the release that it is part of. */
export function natsRelease(platform: string, arch: string): { release: string; archive: string } {
  return {
    release: `https://github.com/nats-io/nats-streaming-server/releases/download/${version}`,
    archive: `nats-streaming-server-${version}-${platform}-${arch === 'x64' ? 'amd64' : arch}.tar.gz`,
  };
}

export const natsStreamingServer: Engine = {
  name: 'nats-streaming-server',
  variable: 'NATS_STREAMING_SERVER',
  executables: ['nats-streaming-server'],
  atLeast: '0.20',
  sources: [maker, goModule('github.com/nats-io/nats-streaming-server', version)],
  install: {
    macOS: `go install github.com/nats-io/nats-streaming-server@${version}`,
    Debian: `go install github.com/nats-io/nats-streaming-server@${version}`,
  },
};
