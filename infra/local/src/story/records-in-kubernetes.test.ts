import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKubectl } from '../kubernetes/kubectl.js';
import type { Told } from './events.js';
import { momentsInLogs } from './logs.js';
import { leaderElsewhere, recordsInKubernetes } from './records-in-kubernetes.js';
import { createRound } from './round.js';

const folder = mkdtempSync(join(tmpdir(), 'records-'));
const { port } = new URL(process.env.TEST_MONGO_URI ?? '');
const inBase64 = (text: string) => Buffer.from(text).toString('base64');
const path = process.env.PATH;

const pod = (name: string, restartCount: number) => ({
  metadata: { name },
  status: { containerStatuses: [{ name: 'service', restartCount }] },
});
const pods = {
  items: [
    { metadata: { name: 'orders-0' }, status: {} },
    pod('orders-1', 2),
    pod('orders-2', 1),
    pod('orders-3', 0),
  ],
};
/** A line of a log, so many seconds after the event. */
const handledAfter = (seconds: number) =>
  JSON.stringify({ time: `2030-01-01T12:00:0${seconds}.000Z`, msg: 'event handled', eventId: 'an event' });

/** Plays kubectl: keeps what it is asked; every forward leads to the tests' own database. */
const play = `#!/usr/bin/env bash
echo "$*" >> "${folder}/asked"
case "$*" in
  *'get secret mongo-payments '*) echo '${JSON.stringify({ data: { uri: inBase64('mongodb+srv://elsewhere/payments') } })}' ;;
  *'get secret '*) echo '${JSON.stringify({ data: { password: inBase64('word') } })}' ;;
  *'port-forward '*' service/mongo-auth '*) echo 'Error: no such service' >&2; exit 1 ;;
  *'port-forward '*) echo 'Forwarding from 127.0.0.1:${port} -> 27017'; exec sleep 60 ;;
  *'get pods '*'name=orders,'*) echo '${JSON.stringify(pods)}' ;;
  *'get pods '*'name=auth,'*) echo 'pods are forbidden' >&2; exit 1 ;;
  *'get pods '*) echo '{"items":[]}' ;;
  *'logs orders-0 '*) echo 'its image is not there' >&2; exit 1 ;;
  *'logs orders-1 '*' --previous') echo 'the container is gone' >&2; exit 1 ;;
  *'logs orders-1 '*) echo '${handledAfter(1)}' ;;
  *'logs orders-2 '*' --previous') echo '${handledAfter(2)}' ;;
  *'logs orders-2 '*) echo '${handledAfter(3)}'; echo 'it has ended' >&2; exit 1 ;;
  *'logs orders-3 '*) echo '${handledAfter(4)}' ;;
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

  it('is in the logs of each pod, and of what ran in it before, of which each may be away', async () => {
    const round = createRound();
    const event = { id: 'an event', source: '/orders', time: '2030-01-01T12:00:00.000Z' };
    const told = [{ subject: 'order:created', event }] as Told[];

    const moments = await momentsInLogs(records, round, told);

    expect(moments.map(({ what }) => what)).toEqual(
      [1, 2, 3, 4].map((seconds) => `order:created handled after ${seconds}000 ms`),
    );
    expect(round.unanswered).toEqual([
      expect.stringMatching(/^Not asked: the logs of auth, as .*pods are forbidden/),
      expect.stringMatching(/^Not asked: the log of orders-0, as .*its image is not there/),
      expect.stringMatching(
        /^Not asked: the log of orders-1 before its last start, as .*the container is gone/,
      ),
      expect.stringMatching(/^Not asked: the log of orders-2, as .*it has ended/),
    ]);
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
