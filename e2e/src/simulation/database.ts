import type { Document } from 'mongodb';
import mongoose, { type Connection } from 'mongoose';
import type { Conditions } from './conditions.js';
import type { DelayKind } from './delays.js';
import type { Instance } from './instance.js';
import { currentTask } from './task.js';

// The driver that the services know: mongoose may bring its own.
const { MongoClient, MongoNetworkError } = mongoose.mongo;
type Client = InstanceType<typeof MongoClient>;

/** A command as the driver has it, inside. */
interface Operation {
  commandName: string;
  ns: { collection?: string };
  /** Where `ns` has '$cmd' instead of the collection: of an aggregation, and of findAndModify. */
  target?: string;
  collection?: { collectionName: string };
  options?: { upsert?: boolean };
  /** Of an insert, and of an update. */
  documents?: unknown[];
  statements?: unknown[];
  hasAspect(aspect: symbol): boolean;
}

interface DriverServer {
  command(operation: Operation, ...rest: unknown[]): Promise<unknown>;
}

/** How often a write fails that several share, compared with others: they meet in few histories. */
const SHARED = 12;

const READS = ['find', 'getMore', 'aggregate', 'count', 'killCursors'];

/** A service's own database on the real server, which all instances of the service and all histories share. */
export interface Database {
  /** Lets an instance's mongoose connection use it. */
  lend(connection: Connection, isOut: () => boolean): void;
  aggregate(collection: string, stages: Document[]): Promise<Document[]>;
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
  // Each instance of a history listens to it, and there are as many as there are crashes.
  client.setMaxListeners(0);
  const lent: Connection[] = [];
  const written = new Set<string>();
  /** The models whose indexes are there: they outlive the histories, and every start of a service asks for them. */
  const indexed = new Set<string>();
  const database = client.db();
  putGate(client, written, conditions);
  return {
    lend(connection, isOut) {
      lent.push(connection);
      connection.set('autoIndex', false);
      connection.set('autoCreate', false);
      connection.openUri = async () => {
        if (isOut()) throw new Error('simulated: the database is away');
        for (const built of Object.values(connection.models)) {
          if (indexed.has(built.modelName)) built.createIndexes = async () => {};
          indexed.add(built.modelName);
        }
        return connection.setClient(client);
      };
      // The client serves whoever comes after.
      connection.close = async () => {};
    },
    aggregate: (collection, stages) => database.collection(collection).aggregate(stages).toArray(),
    read: async (name) => (written.has(name) ? database.collection(name).find().toArray() : []),
    async clear() {
      for (const connection of lent.splice(0)) takeBack(connection);
      client.removeAllListeners();
      await Promise.all([...written].map((name) => database.collection(name).deleteMany()));
      written.clear();
    },
    close: () => client.close(),
  };
}

/** mongoose keeps every connection that was made, and closing this one would close the client. */
function takeBack(connection: Connection): void {
  const { connections } = (connection as unknown as { base: { connections: Connection[] } }).base;
  connections.splice(connections.indexOf(connection), 1);
}

function putGate(client: Client, written: Set<string>, conditions: () => Conditions): void {
  const { topology } = client as unknown as { topology: { s: { servers: Map<string, DriverServer> } } };
  const [server] = topology.s.servers.values();
  if (!server) throw new Error('the driver has connected to no server');
  const send = server.command.bind(server);
  const findNothing = once(send);
  server.command = (...command) => {
    const instance = currentTask()?.instance;
    if (!instance) return send(...command);
    const [operation] = command;
    const { rest } = conditions();
    if (operation.commandName === 'createIndexes') return rest.during(() => send(...command));
    const collection = collectionOf(operation);
    if (addsDocuments(operation)) written.add(collection);
    const answer = () => (written.has(collection) ? send : findNothing)(...command);
    return atGate(instance, operation, answer, conditions());
  };
}

const addsDocuments = ({ commandName, options }: Operation): boolean =>
  !READS.includes(commandName) && (commandName !== 'findAndModify' || options?.upsert === true);

const collectionOf = ({ ns, target, collection }: Operation): string =>
  (ns.collection === '$cmd' ? (target ?? collection?.collectionName) : ns.collection) ?? 'nothing';

/**
 * Asks only once for all that there is no answer to but "nothing": a good part of all commands are of sweeps that look
 * into a collection that is still empty.
 */
function once(send: DriverServer['command']): DriverServer['command'] {
  const answers = new Map<string, Promise<unknown>>();
  return (operation, ...rest) => {
    const key = `${collectionOf(operation)} ${operation.commandName}`;
    const answer = answers.get(key) ?? send(operation, ...rest);
    answers.set(key, answer);
    return answer;
  };
}

function kindOf(commandName: string): DelayKind {
  if (commandName === 'insert') return 'insert';
  return READS.includes(commandName) ? 'read' : 'write';
}

async function atGate<T>(
  instance: Instance,
  operation: Operation,
  send: () => Promise<T>,
  { rest, mishaps, outages, inserted }: Conditions,
): Promise<T> {
  const { commandName } = operation;
  const collection = collectionOf(operation);
  const count = (operation.documents ?? operation.statements)?.length ?? 1;
  const what = `${commandName} ${count > 1 ? `${count} ` : ''}${collection}`;
  const weight = count > 1 ? SHARED : 1;
  const key = await instance.step(kindOf(commandName), what);
  const failure = () => new MongoNetworkError(`simulated: ${what}`);
  if (outages.isOut(instance.service)) throw failure();
  if (mishaps.happens('not-done', key, `${instance.service}: ${what} fails`, weight)) throw failure();
  const result = await rest.during(send);
  if (commandName === 'insert') await rest.during(() => inserted(instance.service, collection));
  if (mishaps.happens('not-told', key, `${instance.service}: ${what} seems to fail`, weight)) throw failure();
  return result;
}
