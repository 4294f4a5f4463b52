import stan, { type Stan } from 'node-nats-streaming';

export interface BrokerAddress {
  natsUrl: string;
  clusterId: string;
}

/** Resolves once the server has taken the client. */
export async function connectTo({ natsUrl: url, clusterId }: BrokerAddress, clientId: string): Promise<Stan> {
  const client = stan.connect(clusterId, clientId, { url });
  await new Promise((resolve, reject) => client.once('connect', resolve).once('error', reject));
  return client;
}

/** Resolves once the server has stored the message. */
export const publish = (client: Stan, subject: string, body: string) =>
  new Promise<void>((resolve, reject) => {
    client.publish(subject, body, (error) => (error ? reject(error) : resolve()));
  });
