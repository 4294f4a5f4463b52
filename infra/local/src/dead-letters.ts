import { CommandFailed, command } from './command.js';
import { settingsOrExit, tell } from './foreground.js';
import { groundOfRun } from './running-system.js';
import { deadLetters, type Ground, type Listener, listeners } from './topology/index.js';

const usage = `Usage: npm run dead-letters                        what has been put aside, of all services
       npm run dead-letters -- show SERVICE/ID…      all of it
       npm run dead-letters -- replay SERVICE/ID…    hand it to its service once more
       npm run dead-letters -- replay SERVICE        the same for all that the service has put aside
       npm run dead-letters -- discard SERVICE/ID…   forget it`;

const settings = settingsOrExit();
// What is under way ends with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

try {
  const asked = whatIsAsked(process.argv.slice(2));
  const ground = groundOfRun(settings);
  for (const [name, args] of asked) await perform(ground, name, args);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

/** Which service is asked for what. @throws with the usage. */
function whatIsAsked([verb = 'list', ...given]: string[]): [Listener, string[]][] {
  const names = given.map((one) => one.split('/')[0]);
  const wrong = names.some((name) => !listeners.some((listener) => listener === name));
  if (!['list', 'show', 'replay', 'discard'].includes(verb) || wrong) throw new Error(usage);
  if (verb === 'list')
    return listeners.filter((name) => given.length === 0 || names.includes(name)).map(list);
  const isWhole = given.some((one) => !one.includes('/'));
  if (given.length === 0 || (isWhole && verb !== 'replay')) throw new Error(usage);
  return listeners
    .filter((name) => names.includes(name))
    .map((name) => [name, [verb, ...(given.includes(name) ? ['--all'] : idsOf(given, name))]]);
}

const list = (name: Listener): [Listener, string[]] => [name, ['list']];
const idsOf = (given: string[], name: Listener) => given.filter((one) => one.startsWith(`${name}/`));

async function perform(ground: Ground, name: Listener, args: string[]): Promise<void> {
  const { command: program, env } = deadLetters(ground, name);
  const [node, ...script] = program;
  try {
    const printed = await command(node, [...script, ...args], { env });
    if (printed) tell(printed.trimEnd());
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    process.stderr.write(error.output);
    process.exitCode = 1;
  }
}
