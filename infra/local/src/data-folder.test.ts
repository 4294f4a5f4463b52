import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from './data-folder.js';

let home: string;
let path: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'data-folder-'));
  path = join(home, 'data');
});

afterEach(() => rm(home, { recursive: true }));

describe('DATA_DIR', () => {
  it('is made when there is none', async () => {
    const { data, log } = await open();

    expect((await stat(data('redis'))).isDirectory()).toBe(true);
    expect(await readFile(log('redis'), 'utf8')).toBe('');
  });

  it('keeps the key of sessions to itself, and between runs', async () => {
    const first = await open();
    await first.release();
    const second = await open();

    expect(first.jwtKey).toMatch(/^[0-9a-f]{64}$/);
    expect(second.jwtKey).toBe(first.jwtKey);
    expect((await stat(join(path, 'jwt-key'))).mode & 0o077).toBe(0);
  });

  it.each(['', 'cut off', ' '.repeat(64)])(
    'makes a new key in place of a damaged one (%j), and says so',
    async (damaged) => {
      await mkdir(path);
      await writeFile(join(path, 'jwt-key'), damaged);
      const told: string[] = [];
      const { jwtKey, release } = await openDataFolder(path, (line) => told.push(line));
      await release();

      expect(jwtKey).toMatch(/^[0-9a-f]{64}$/);
      expect((await open()).jwtKey).toBe(jwtKey);
      expect(told).toEqual([
        `${join(path, 'jwt-key')} was damaged and is made anew: everyone has to sign in again.`,
      ]);
    },
  );

  it('keeps the logs of the run before', async () => {
    const first = await open();
    await writeFile(first.log('tickets'), 'it broke\n');
    await first.release();
    const log = (await open()).log('tickets');

    expect(await readFile(log, 'utf8')).toBe('');
    expect(await readFile(log.replace('.log', '.previous.log'), 'utf8')).toBe('it broke\n');
  });

  it('is refused to a second run', async () => {
    await open();

    await expect(open()).rejects.toThrow(`Another run (process ${process.pid}) uses ${path}`);
  });

  it('is free again when the run that held it was killed', async () => {
    await mkdir(path);
    await writeFile(join(path, 'lock'), JSON.stringify({ pid: process.pid, started: 'an earlier start' }));

    await expect(open()).resolves.toBeDefined();
  });

  it('is refused when it cannot be written to', async () => {
    await writeFile(path, 'a file');

    await expect(open()).rejects.toThrow(`DATA_DIR=${path} cannot be written to: `);
  });
});

function open() {
  return openDataFolder(path, () => {});
}
