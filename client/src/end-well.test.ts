import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** What a process ends with that is about to end with `code`. */
function endOf(code: number) {
  const script = `require(${JSON.stringify(path.join(__dirname, 'end-well.ts'))}).endWell(); process.exit(${code})`;
  return spawnSync(process.execPath, ['--require', 'tsx/cjs', '--eval', script], { cwd: __dirname }).status;
}

describe('a client that ends', () => {
  it('as it was asked to has ended well', () => {
    expect(endOf(143)).toBe(0);
  });

  it.each([0, 1, 130])('with %i says so', (code) => {
    expect(endOf(code)).toBe(code);
  });
});
