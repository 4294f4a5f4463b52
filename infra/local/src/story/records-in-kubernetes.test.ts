import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKubectl } from '../kubernetes/kubectl.js';
import { leaderElsewhere, recordsInKubernetes } from './records-in-kubernetes.js';

const folder = mkdtempSync(join(tmpdir(), 'records-'));
const { port } = new URL(process.env.TEST_MONGO_URI ?? '');
const inBase64 = (text: string) => Buffer.from(text).toString('base64');
const path = process.env.PATH;

const pods = {
  items: [
    {
      metadata: { name: 'orders-1' },
      status: { containerStatuses: [{ name: 'service', restartCount: 2 }] },
    },
    { metadata: { name: 'orders-2' }, status: {} },
  ],
};

/** Plays kubectl: keeps what it is asked; every forward leads to the tests' own database. */
const play = `#!/usr/bin/env bash
echo "$*" >> "${folder}/asked"
case "$*" in
  *'get secret mongo-payments '*) echo '${JSON.stringify({ data: { uri: inBase64('mongodb+srv://elsewhere/payments') } })}' ;;
  *'get secret '*) echo '${JSON.stringify({ data: { password: inBase64('word') } })}' ;;
  *'port-forward '*' service/mongo-auth '*) echo 'Error: no such service' >&2; exit 1 ;;
  *'port-forward '*) echo 'Forwarding from 127.0.0.1:${port} -> 27017'; exec sleep 60 ;;
  *'get pods '*) echo '${JSON.stringify(pods)}' ;;
  *'logs orders-1 '*' --previous') echo 'of the process before' ;;
  *'logs orders-1 '*) echo 'of the first' ;;
  *'logs orders-2 '*) echo 'of the second'; echo 'it is gone' >&2; exit 1 ;;
esac
`;

beforeAll(() => {
  writeFileSync(join(folder, 'kubectl'), play);
  chmodSync(join(folder, 'kubectl'), 0o755);
  process.env.PATH = `${folder}:${path}`;
});
afterAll(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

const kubectl = createKubectl('abroad');
const records = recordsInKubernetes(kubectl);
afterAll(kubectl.close);

const asked = () => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');

describe('what is known of orders in a cluster', () => {
  it('is in databases that a port of this machine leads to, by the secret’s password', async () => {
    expect(await records.database('tickets')).toBe(
      `mongodb://tickets:word@127.0.0.1:${port}/tickets?directConnection=true`,
    );
    expect(asked()).toContain(
      '--context abroad --namespace ticketing port-forward --address 127.0.0.1 service/mongo-tickets :27017',
    );
  });

  it('may be in a database elsewhere, whose address is the secret’s', async () => {
    expect(await records.database('payments')).toBe('mongodb+srv://elsewhere/payments');
  });

  it('is in the event log, whose end its monitoring knows', async () => {
    expect(await records.eventLog()).toEqual({
      url: `nats://ticketing:word@127.0.0.1:${port}`,
      clusterId: 'ticketing',
      monitoring: `http://127.0.0.1:${port}`,
    });
    const forwards = asked().filter((line) => line.includes('service/nats-streaming'));
    expect(forwards.map((line) => line.split(' ').at(-1)).sort()).toEqual([':4222', ':8222']);
  });

  it('is in the logs of each pod, and of what ran in it before, until one cannot be read', async () => {
    const lines: string[] = [];
    const reading = (async () => {
      for await (const line of records.logLines('orders')) lines.push(line);
    })();

    await expect(reading).rejects.toThrow('it is gone');
    expect(lines).toEqual(['of the process before', 'of the first', 'of the second']);
  });

  it('is not to be had where nothing leads to it, which is said in kubectl’s words', async () => {
    await expect(records.database('auth')).rejects.toThrow('no such service');
  });
});

describe('the one to ask of a database with members', () => {
  it.each([
    [
      'the one that answers, where it leads',
      { isWritablePrimary: true, primary: 'mongo-orders-0.mongo-orders:27017' },
      undefined,
    ],
    [
      'the pod that leads',
      { isWritablePrimary: false, primary: 'mongo-orders-1.mongo-orders:27017' },
      'mongo-orders-1',
    ],
    ['the one that answers, while they elect one', { isWritablePrimary: false }, undefined],
  ])('is %s', (_which, hello, pod) => {
    expect(leaderElsewhere(hello)).toBe(pod);
  });
});
