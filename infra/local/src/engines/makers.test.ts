import { mongodUrl } from './mongod.js';
import { natsRelease } from './nats-streaming-server.js';

describe("the maker's download", () => {
  const debian = (release: string) => ({ os: 'linux', dist: 'debian', release });
  const ubuntu = (release: string) => ({ os: 'linux', dist: 'ubuntu', release });

  it.each([
    ['linux', 'x64', debian('12'), 'linux/mongodb-linux-x86_64-debian12-7.0.28.tgz'],
    ['linux', 'x64', ubuntu('22.04'), 'linux/mongodb-linux-x86_64-ubuntu2204-7.0.28.tgz'],
    ['linux', 'x64', ubuntu('24.04'), 'linux/mongodb-linux-x86_64-ubuntu2204-7.0.28.tgz'],
    ['linux', 'arm64', ubuntu('22.04'), 'linux/mongodb-linux-aarch64-ubuntu2204-7.0.28.tgz'],
    ['linux', 'arm64', debian('12'), 'linux/mongodb-linux-aarch64-ubuntu2204-7.0.28.tgz'],
    ['linux', 'arm64', debian('11'), 'linux/mongodb-linux-aarch64-ubuntu2004-7.0.28.tgz'],
    ['darwin', 'x64', { os: 'darwin' }, 'osx/mongodb-macos-x86_64-7.0.28.tgz'],
    ['darwin', 'arm64', { os: 'darwin' }, 'osx/mongodb-macos-arm64-7.0.28.tgz'],
  ] as const)('of MongoDB for %s on %s suits %j', async (platform, arch, os, path) => {
    expect(await mongodUrl(platform, arch, os)).toBe(`https://fastdl.mongodb.org/${path}`);
  });

  it('of MongoDB does not exist for a distribution that it does not build for', async () => {
    await expect(
      mongodUrl('linux', 'x64', { os: 'linux', dist: 'solus', release: '4.7' } as never),
    ).rejects.toThrow();
  });

  it.each([
    ['linux', 'x64', 'linux-amd64'],
    ['linux', 'arm64', 'linux-arm64'],
    ['darwin', 'x64', 'darwin-amd64'],
    ['darwin', 'arm64', 'darwin-arm64'],
  ])('of NATS Streaming for %s on %s is the archive for %s', (platform, arch, name) => {
    expect(natsRelease(platform, arch).archive).toBe(`nats-streaming-server-v0.25.6-${name}.tar.gz`);
  });
});
