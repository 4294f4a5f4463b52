import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openBackup } from './read-backup.js';
import { beginBackup } from './write-backup.js';

const takenAt = new Date('2030-01-01T12:00:00Z');
const file = 'orders/orders.bson.gz';
let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'backup-'));
  folder = join(parent, 'today');
});
afterEach(() => rm(parent, { recursive: true }));

async function backUp(entries: (string | Uint8Array)[] = ['documents']): Promise<void> {
  const draft = await beginBackup(folder);
  expect(await draft.add(file, Readable.from(entries))).toBe(entries.length);
  await draft.finish(takenAt);
}

async function text(path: string): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of (await openBackup(folder)).read(path)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('a backup', () => {
  it('gives back what was written, and says when that was and how much it is', async () => {
    const entries = Array.from({ length: 3_000 }, (_, n) => `${'東京'.repeat(n % 50)}\n`);
    await backUp(entries);

    const backup = await openBackup(folder);

    expect(backup.takenAt).toBe(takenAt.toISOString());
    expect(backup.filesIn('orders')).toEqual([file]);
    expect(backup.filesIn('order')).toEqual([]);
    expect(backup.entriesOf(file)).toBe(3_000);
    expect(await text(file)).toBe(entries.join(''));
  });

  it('may have files without anything in them', async () => {
    await backUp([]);
    expect(await text(file)).toBe('');
  });

  it('can be read by nobody else, as there are password hashes in it', async () => {
    await backUp();
    expect((await stat(folder)).mode & 0o077).toBe(0);
  });

  it('that was not finished is none, and the next try begins anew', async () => {
    const draft = await beginBackup(folder);
    await draft.add('orders/other.bson.gz', Readable.from(['documents']));
    expect(await readdir(parent)).toEqual(['today.partial']);
    await expect(openBackup(`${folder}.partial`)).rejects.toThrow('is no backup, or none that was finished');

    await backUp();

    expect(await readdir(parent)).toEqual(['today']);
    expect((await openBackup(folder)).filesIn('orders')).toEqual([file]);
  });

  it('that lacks a file is damaged, and says which', async () => {
    await backUp();
    await rm(join(folder, file));
    await expect(openBackup(folder)).rejects.toThrow(`${file} is not there`);
  });

  it('of which a file is longer or shorter is damaged', async () => {
    await backUp();
    await appendFile(join(folder, file), '!');
    await expect(openBackup(folder)).rejects.toThrow(/has (\d+) of \d+ bytes/);
  });

  it('of which a single bit has changed is damaged', async () => {
    await backUp();
    const bytes = await readFile(join(folder, file));
    bytes.writeUInt8(bytes.readUInt8(12) ^ 1, 12);
    await writeFile(join(folder, file), bytes);
    await expect(openBackup(folder)).rejects.toThrow(`${file} is not as it was written`);
  });

  it.each([
    ['of another format', '{"format": 2}', 'a format that is not known here: 2'],
    ['whose contents are cut off', '{"form', 'backup.json cannot be read'],
  ])('%s is not touched', async (_name, contents, message) => {
    await backUp();
    await writeFile(join(folder, 'backup.json'), contents);
    await expect(openBackup(folder)).rejects.toThrow(message);
  });
});
