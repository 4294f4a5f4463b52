import { once } from 'node:events';
import { connect } from 'node:net';
import { MongoClient, type MongoServerError } from 'mongodb';

// Each resolves to true when what listens on the port is usable; a rejection means not yet.

const patience = 2_000;

/** Any answer at all will do. */
export async function answers(port: number, path = '/'): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(patience) });
  await response.body?.cancel();
  return true;
}

export async function answersOk(port: number, path: string): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(patience) });
  await response.body?.cancel();
  return response.ok;
}

/** While Redis still reads its log it takes connections and answers with an error. */
export async function isRedisReady(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1', timeout: patience });
  socket.on('timeout', () => socket.destroy(new Error('no answer')));
  try {
    socket.write('PING\r\n');
    const [answer] = await once(socket, 'data');
    return String(answer).startsWith('+PONG');
  } finally {
    socket.destroy();
  }
}

/** Makes the server a replica set of one, as transactions need, and waits until it takes writes. */
export async function isReplicaSetReady(port: number): Promise<boolean> {
  const host = `127.0.0.1:${port}`;
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS: patience,
  });
  try {
    const admin = client.db('admin');
    const { isWritablePrimary } = await admin.command({ hello: 1 });
    if (isWritablePrimary) return true;
    const config = await admin.command({ replSetGetConfig: 1 }).then(
      (answer) => answer.config,
      (error: MongoServerError) => {
        if (error.codeName === 'NotYetInitialized') return undefined;
        throw error;
      },
    );
    const members = [{ _id: 0, host }];
    if (!config) await admin.command({ replSetInitiate: { _id: 'rs0', members } });
    // Its port may differ from the last run's, and a member that does not find itself in the set serves no one.
    else if (config.members[0].host !== host) {
      await admin.command({
        replSetReconfig: { ...config, version: config.version + 1, members },
        force: true,
      });
    }
    return false;
  } finally {
    await client.close();
  }
}
