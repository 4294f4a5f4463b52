import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = `${__dirname}/..`;
const { exports } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));

async function packed(): Promise<string[]> {
  const options = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const { stdout } = await run('npm', options, { cwd: folder });
  const [{ files }] = JSON.parse(stdout);
  return files.map(({ path }: { path: string }) => path);
}

describe('the package', () => {
  it('holds what its users need and nothing else', async () => {
    const files = await packed();
    const build = /^(dist|cjs)\/([a-z-]+\/)?[a-z-]+(\.d\.ts|\.js)$/;
    expect(files.filter((path) => !build.test(path)).sort()).toEqual([
      'LICENSE',
      'README.md',
      'cjs/package.json',
      'package.json',
    ]);
    const ways = JSON.stringify(exports).match(/(dist|cjs)\/[^"]+/g) ?? [];
    expect(ways).toHaveLength(8);
    expect(files).toEqual(expect.arrayContaining(ways));
  });

  it.each(['import', 'require'])('is entered by two doors, to %s', async (way) => {
    const enter = `
      const enter = async (path) => ${way === 'import' ? 'import(path)' : 'require(path)'};
      const outcome = (path) => enter(path).then((all) => Object.keys(all).length > 10, (error) => error.code);
      Promise.all(['', '/testing', '/dist/index.js', '/cjs/bus/nats-bus.js'].map((path) => outcome('@ticketing/common' + path)))
        .then((all) => console.log(JSON.stringify(all)));
    `;
    const { stdout } = await run(process.execPath, ['--eval', enter], { cwd: folder });
    const closed = 'ERR_PACKAGE_PATH_NOT_EXPORTED';
    expect(JSON.parse(stdout)).toEqual([true, true, closed, closed]);
  });

  it('leaves the language as it is in the process of its user', async () => {
    const compare = `
      const members = (owner) => Object.getOwnPropertyNames(owner).map((name) => Object.getOwnPropertyDescriptor(owner, name));
      const language = () => [JSON, Array, Array.prototype, Object, Promise, Promise.prototype, String.prototype].flatMap(members);
      const before = language();
      import('@ticketing/common').then(() => {
        const after = language();
        console.log(before.length === after.length && before.every(({ value }, at) => value === after[at].value));
      });
    `;
    const { stdout } = await run(process.execPath, ['--eval', compare], { cwd: folder });
    expect(stdout.trim()).toBe('true');
  });
});
