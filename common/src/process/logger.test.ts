import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

/** Runs a process that logs 5,000 lines and comes to its end so. @returns the messages it has written. */
async function messagesOf(end: string): Promise<string[]> {
  const dist = pathToFileURL(`${__dirname}/../../dist/index.js`).href;
  const source = `
    import { createLogger } from '${dist}';
    const logger = createLogger('test');
    for (let line = 0; line < 5_000; line++) logger.info(String(line));
    ${end};
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).msg);
}

const all = Array.from({ length: 5_000 }, (_, line) => String(line));

test.each([
  ['has nothing more to do', ''],
  ['exits', 'process.exit()'],
  ['fails', 'throw new Error("unexpected")'],
  ['exits as soon as they are handed on', 'setTimeout(() => process.exit(), 10)'],
])('what a process has logged is written, in its order, when it %s', async (_, end) => {
  expect(await messagesOf(end)).toEqual(all);
});
