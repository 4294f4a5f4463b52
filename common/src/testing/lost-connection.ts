import mongoose, { type Connection } from 'mongoose';

interface DriverServer {
  command(operation: { commandName: string }, ...rest: unknown[]): Promise<unknown>;
}

/**
 * Loses the connection to the server below the driver, which has its own way with what fails there: from the command of
 * that name which is the `first` of now. @returns what brings it back.
 */
export function loseConnection(connection: Connection, name: string, first = 1): () => void {
  const { topology } = connection.getClient() as unknown as {
    topology: { s: { servers: Map<string, DriverServer> } };
  };
  const [server] = topology.s.servers.values();
  if (!server) throw new Error('connected to no server');
  const { command } = server;
  let count = 0;
  server.command = async (operation, ...rest) => {
    if (operation.commandName === name && ++count >= first) {
      throw new mongoose.mongo.MongoNetworkError('connection closed');
    }
    return command.call(server, operation, ...rest);
  };
  return () => {
    server.command = command;
  };
}
