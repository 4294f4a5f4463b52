import type { Document } from 'mongodb';
import mongoose, { type Connection } from 'mongoose';
import type { Conditions } from './conditions.js';
import type { Instance } from './instance.js';
import { currentTask } from './task.js';

// The driver that the services know: mongoose may bring its own.
const { MongoClient, MongoNetworkError } = mongoose.mongo;
type Client = InstanceType<typeof MongoClient>;

/** A command as the driver has it, inside. */
interface Operation {
  commandName: string;
  ns: { collection?: string };
  hasAspect(aspect: symbol): boolean;
}

interface DriverServer {
  command(operation: Operation, ...rest: unknown[]): Promise<unknown>;
}

const SET_UP = ['create', 'createIndexes'];
const READS = ['find', 'getMore', 'aggregate', 'count', 'killCursors'];

/** A service's own database on the real server, which all instances of the service and all histories share. */
export interface Database {
  /** Lets an instance's mongoose connection use it: calls `opened` when the service opens it. */
  lend(connection: Connection, opened: () => void): void;
  /** Everything in a collection. */
  read(collection: string): Promise<Document[]>;
  /** Forgets everything but the indexes. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens it, and puts a gate before every command that a service sends. MongoDB does not crash in a simulation, so
 * nobody waits for its journal. @param conditions of the history that is under way.
 */
export async function openDatabase(uri: string, conditions: () => Conditions): Promise<Database> {
  // A command that fails shall fail: whatever the driver repeats by itself needs no proof here.
  const client = await new MongoClient(uri, { retryReads: false, retryWrites: false }).connect();
  putGate(client, conditions);
  const lent: Connection[] = [];
  const database = client.db();
  return {
    lend(connection, opened) {
      lent.push(connection);
      connection.set('autoIndex', false);
      connection.set('autoCreate', false);
      connection.openUri = async () => {
        opened();
        return connection.setClient(client);
      };
    },
    read: (collection) => database.collection(collection).find().toArray(),
    async clear() {
      for (const connection of lent.splice(0)) takeBack(connection);
      client.removeAllListeners();
      const collections = await database.collections();
      await Promise.all(collections.map((collection) => collection.deleteMany()));
    },
    close: () => client.close(),
  };
}

/** mongoose keeps every connection that was made, and closing this one would close the client. */
function takeBack(connection: Connection): void {
  const { connections } = (connection as unknown as { base: { connections: Connection[] } }).base;
  connections.splice(connections.indexOf(connection), 1);
}

function putGate(client: Client, conditions: () => Conditions): void {
  const { topology } = client as unknown as { topology: { s: { servers: Map<string, DriverServer> } } };
  const [server] = topology.s.servers.values();
  if (!server) throw new Error('the driver has connected to no server');
  const send = server.command.bind(server);
  server.command = (...command) => {
    const instance = currentTask()?.instance;
    if (!instance) return send(...command);
    return atGate(instance, command[0], () => send(...command), conditions());
  };
}

async function atGate<T>(
  instance: Instance,
  { commandName, ns }: Operation,
  send: () => Promise<T>,
  { rest, mishaps }: Conditions,
): Promise<T> {
  if (SET_UP.includes(commandName)) return rest.during(send);
  const what = `${commandName} ${ns.collection}`;
  const key = await instance.step(READS.includes(commandName) ? 'read' : 'write', what);
  const failure = () => new MongoNetworkError(`simulated: ${what}`);
  if (mishaps.happens('not-done', key, `${instance.service}: ${what} fails`)) throw failure();
  const result = await rest.during(send);
  if (mishaps.happens('not-told', key, `${instance.service}: ${what} seems to fail`)) throw failure();
  return result;
}
