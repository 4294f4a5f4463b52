import { parseArgs } from 'node:util';
import { CommandFailed, command } from './command.js';
import { settingsOrExit, tell } from './foreground.js';
import { groundOfRun } from './running-system.js';
import { type Ground, type Owner, owners, republication } from './topology/index.js';

const settings = settingsOrExit();
// What is under way ends with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

try {
  const { names, after } = whatIsAsked();
  const ground = groundOfRun(settings);
  for (const name of names) await republish(ground, name, after);
  tell('\nThe services publish it within seconds.');
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

/** `npm run republish -- [service…] [--after id]`: all of them unless some are named. */
function whatIsAsked(): { names: Owner[]; after?: string | undefined } {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { after: { type: 'string' } },
  });
  const wrong = positionals.find((name) => !owners.some((owner) => owner === name));
  if (wrong !== undefined)
    throw new Error(`${wrong} tells others of nothing: it must be one of ${owners.join(', ')}.`);
  const names = owners.filter((owner) => positionals.length === 0 || positionals.includes(owner));
  if (values.after !== undefined && names.length !== 1) throw new Error('--after needs one service.');
  return { names, after: values.after };
}

async function republish(ground: Ground, name: Owner, after?: string): Promise<void> {
  const { command: program, env } = republication(ground, name);
  const [node, ...args] = program;
  if (after !== undefined) args.push('--after', after);
  const printed = await command(node, args, { env, minutes: 24 * 60 }).catch((error) => {
    if (!(error instanceof CommandFailed)) throw error;
    const reached = linesOf(error.output).findLast((line) => line.after !== undefined)?.after;
    const rest = `npm run republish -- ${name}${reached ? ` --after ${reached}` : ''}`;
    throw new Error(`${error.output}\n${name} has not told of all. To go on: ${rest}`);
  });
  tell(`${name}: ${linesOf(printed).at(-1)?.told} told again`);
}

interface Progress {
  told?: number;
  after?: string;
}

/** What the process has logged. */
function linesOf(printed: string): Progress[] {
  const lines = printed.split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line));
}
