// What `npm start`, `npm test` and the other commands below run: plain Node without dependencies, as on a fresh clone
// there are none yet. It installs them when they are missing or out of date, then becomes src/<command>.ts.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const oldestNode = [20, 19];
const root = fileURLToPath(new URL('../..', import.meta.url));
const commands = [
  'start',
  'dev',
  'seed',
  'republish',
  'dead-letters',
  'second-factor-off',
  'story',
  'backup',
  'restore',
  'test',
  'simulate',
  'faults',
  'mutants',
  'prove',
  'bench',
  'screenshots',
  'lighthouse',
];
const command = process.argv[2];

if (!commands.includes(command)) fail(`Usage: node infra/local/bootstrap.mjs ${commands.join('|')}`);
if (!isSupported(process.versions.node)) {
  fail(
    `This project needs Node ${oldestNode.join('.')} or newer; this is Node ${process.versions.node} (${process.execPath}).`,
  );
}
process.chdir(root);
if (!isInstalled()) install();

// What is left are the command's own arguments.
process.argv.splice(2, 1);
const { register } = await import('tsx/esm/api');
register();
await import(`./src/${command}.ts`);

function isSupported(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

/** Compares what npm says is in node_modules with what the lock file asks for, so an `npm install` by hand counts too. */
function isInstalled() {
  const installed = packagesOf('node_modules/.package-lock.json');
  const wanted = packagesOf('package-lock.json');
  return Object.keys(wanted).every((path) => {
    const { version, optional, devOptional } = wanted[path];
    if (path === '' || (!installed[path] && (optional || devOptional))) return true;
    return installed[path]?.version === version;
  });
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
}

/** Install scripts are left out: everything here works without them, and some of them would download things. */
function install() {
  process.stderr.write('Installing dependencies (about a minute on a fresh clone)…\n');
  // What builds and tests is needed whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, error, stdout, stderr } = spawnSync('npm', args, { encoding: 'utf8' });
  if (status !== 0)
    fail(`${stdout ?? ''}${stderr ?? ''}\nnpm ci failed${error ? `: ${error.message}` : ''}.`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
