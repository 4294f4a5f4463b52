import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifests } from './objects.js';

const folder = mkdtempSync(join(tmpdir(), 'put-back-'));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Plays kubectl: keeps what it is asked, fails at what FAILS matches. The second of two members is the primary; the
 * first answer about a job is that it has not ended, those after it are what JOB says.
 */
const kubectl = `#!/usr/bin/env bash
echo "$*" >> "${folder}/asked"
[[ -z $FAILS || ! $* =~ $FAILS ]] || exit 1
again() { [[ -e "${folder}/$1" ]] || { touch "${folder}/$1"; return 1; }; }
case "$*" in
  *'get deployment/'*) echo '{"the":"template"}' ;;
  *'get pod '*) printf 'pod/mongo-0\\npod/mongo-1\\n' ;;
  *'exec pod/mongo-0 '*isWritablePrimary*) echo false ;;
  *isWritablePrimary*) echo true ;;
  *'get pod/backups '*) printf %s "$POD" ;;
  *'get job --output '*active*) printf '%s\\nseed\\n' "$ACTIVE" ;;
  *'get cronjob'*) printf %s "$SUSPENDED" ;;
  *'get jobs '*) echo 'one: SuccessCriteriaMet Complete'; again backup && echo 'two: Failed' || echo 'two: ' ;;
  *'get job/'*) again job && printf %s "$JOB" ;;
  *'patch --local '*|*mongorestore*) cat ;;
  *'create -f -'*) cat > "${folder}/job" ;;
esac
true
`;

beforeAll(() => {
  for (const [name, text] of Object.entries({ kubectl, sleep: '#!/bin/sh\n' })) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
});

const read = (name: string) =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';

/** What matters of what kubectl is asked. */
const steps: [step: string, asked: RegExp][] = [
  ['backups are suspended', /patch cronjob\/backup-\w+ .*"suspend":true/],
  ['backups go on', /patch cronjob\/backup-\w+ .*"suspend":false/],
  ['the archive is read', /exec backups -- gzip -t \/backups\/\S+/],
  ['the service is stopped', /scale deployment\/\w+ --replicas 0/],
  ['none of it is left', /wait --for=delete pod --selector app.kubernetes.io\/name=\w+ /],
  ['the archive is put back', /exec -i pod\/mongo-1 -c mongo -- sh -c mongorestore /],
  ['the log may be read', /apply -f \S+while-restoring.yaml/],
  ['the database catches up', /create -f -/],
  ['it has caught up', /delete job\/put-back-\w+$/],
  ['others tell again', /exec deployment\/\w+ -c service -- node dist\/republish.js$/],
  ['the service is started', /scale deployment\/\w+ --replicas 1/],
];

interface World {
  /** What kubectl fails at. */
  fails?: string;
  /** How the job ends that catches up. */
  job?: string;
  /** Whether backups were suspended before. */
  suspended?: boolean;
  /** The pod and the job of another run that is under way. */
  pod?: string;
  active?: string;
}

/** Puts a backup back. Says how it ended, what was done in which order, of which job, and what it said. */
export function putBack(
  args: string[],
  { fails = '', job = 'SuccessCriteriaMet Complete', suspended = false, pod = '', active = '' }: World = {},
) {
  for (const name of ['asked', 'backup', 'job']) rmSync(join(folder, name), { force: true });
  const env = {
    PATH: `${folder}:${process.env.PATH}`,
    FAILS: fails,
    JOB: job,
    SUSPENDED: String(suspended),
    POD: pod,
    ACTIVE: active,
  };
  const { status, stdout, stderr } = spawnSync(join(manifests, 'put-back'), args, { env, encoding: 'utf8' });
  const asked = read('asked').split('\n').filter(Boolean);
  const done = asked.flatMap((line) => steps.find(([, pattern]) => pattern.test(line))?.[0] ?? []);
  return { status, done, asked, job: read('job'), said: stdout + stderr };
}
