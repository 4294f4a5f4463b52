import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { download, probe, publishedChecksum } from './download.js';
import { Unreachable } from './engine.js';

const content = Buffer.alloc(3_500_000, 'engine');
const sha256 = createHash('sha256').update(content).digest('hex');

let server: Server;
let address: string;
let folder: string;

beforeAll(async () => {
  server = createServer((req, res) => {
    if (req.url === '/engine.tgz') res.setHeader('content-length', content.length).end(content);
    else if (req.url === '/SHA256SUMS') res.end(`${'0'.repeat(64)}  other.tgz\n${sha256}  engine.tgz\n`);
    else res.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), 'download-'));
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

describe('download', () => {
  it('saves the file and tells its progress in MB', async () => {
    const lines: string[] = [];
    const file = join(folder, 'engine.tgz');
    await download({ url: `${address}/engine.tgz`, file, sha256, report: (line) => lines.push(line) });

    expect((await readFile(file)).equals(content)).toBe(true);
    expect(lines.at(-1)).toMatch(/3\.5 of 3\.5 MB$/);
  });

  it('refuses a file with another checksum than published', async () => {
    const wanted = { url: `${address}/engine.tgz`, file: join(folder, 'other.tgz'), sha256: '0'.repeat(64) };

    await expect(download({ ...wanted, report: () => {} })).rejects.toThrow('does not have the checksum');
  });

  it('says which address answered with an error', async () => {
    const missing = { url: `${address}/none.tgz`, file: join(folder, 'none.tgz'), sha256, report: () => {} };

    await expect(download(missing)).rejects.toThrow(`${address}/none.tgz answers 404`);
  });
});

describe('publishedChecksum', () => {
  it("finds the file's own line in the maker's list", async () => {
    expect(await publishedChecksum(`${address}/SHA256SUMS`, 'engine.tgz')).toBe(sha256);
  });

  it('refuses a list without the file', async () => {
    await expect(publishedChecksum(`${address}/SHA256SUMS`, 'none.tgz')).rejects.toThrow(
      'does not list none.tgz',
    );
  });
});

describe('a host that does not answer', () => {
  it('is told apart from every other failure', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));

    await expect(probe(`http://127.0.0.1:${port}/`)).rejects.toThrow(Unreachable);
  });
});
