import { once } from 'node:events';
import { request } from 'node:http';
import { until } from '../supervisor.fixture.js';
import { askAndLeave, send, useGateway, visitOnOneConnection } from './gateway.fixture.js';

const { seen, serve, serveGateway, deadAddress } = useGateway();

describe('a service that many ask at the same time', () => {
  it('is not asked by more than it can answer, and others are not held up', async () => {
    let answer = () => {};
    const busy = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let asked = 0;
    const tickets = await serve((_req, res) => {
      asked++;
      void busy.then(() => res.end('at last'));
    });
    const client = await serve((_req, res) => res.end('ok'));
    const gateway = await serveGateway({ tickets, client }, { maxRequests: 1 });
    const first = send(`${gateway}/api/tickets`);
    await until(() => asked === 1);

    expect((await send(`${gateway}/api/tickets`)).status).toBe(503);
    expect((await send(gateway)).body).toBe('ok');
    answer();
    expect((await first).body).toBe('at last');
    expect((await send(`${gateway}/api/tickets`)).body).toBe('at last');
  });

  it('has room while others have not sent their bodies yet', async () => {
    const tickets = await serve((_req, res) => void res.end('ok'));
    const gateway = await serveGateway({ tickets }, { maxRequests: 1 });
    const slow = [1, 2].map(() => {
      const headers = { 'content-length': 100 };
      const sending = request(`${gateway}/api/tickets`, { method: 'POST', headers }).on('error', () => {});
      sending.write('{');
      return sending;
    });
    await until(() => slow.every(({ socket }) => socket?.bytesWritten));

    expect((await send(`${gateway}/api/tickets`)).body).toBe('ok');
    for (const sending of slow) sending.destroy();
  });

  it('has room while others listen to answers that go on and on', async () => {
    const tickets = await serve(
      (req, res) => void (req.url?.endsWith('/events') ? res.write(':') : res.end('ok')),
    );
    const gateway = await serveGateway({ tickets }, { maxRequests: 1 });
    const listening = askAndLeave(`${gateway}/api/tickets/1/events`);
    await once(listening, 'response');

    expect((await send(`${gateway}/api/tickets`)).body).toBe('ok');
    listening.destroy();
  });

  it('has room again when those have gone whose answers waited behind another on their connection', async () => {
    const asked: string[] = [];
    const tickets = await serve((req, res) => {
      asked.push(String(req.url));
      if (asked.length > 3) res.end('ok');
      else if (req.url?.endsWith('/events')) res.write(':');
    });
    const gateway = await serveGateway({ tickets }, { maxRequests: 2 });
    const { connection, ask } = visitOnOneConnection(gateway);
    ask('/api/tickets/1/events');
    await once(connection, 'data');
    ask('/api/tickets/2');
    ask('/api/tickets/3');
    await until(() => asked.length === 3);
    connection.destroy();

    await until(async () => (await send(`${gateway}/api/tickets`)).status === 200);
  });

  it('is asked no longer by a visitor who has gone, whose answers waited behind another', async () => {
    let ended = 0;
    const tickets = await serve((_req, res) => {
      res.write(':');
      res.on('close', () => ended++);
    });
    const gateway = await serveGateway({ tickets });
    const { connection, ask } = visitOnOneConnection(gateway);
    for (let i = 0; i < 20; i++) ask('/api/tickets/1/events');
    await once(connection, 'data');
    connection.destroy();

    await until(() => ended === 20);
  });

  it('keeps no place for a refusal that waits behind another answer', async () => {
    const client = await serve((_req, res) => void res.write(':'));
    const gateway = await serveGateway({ tickets: await deadAddress(), client }, { maxRequests: 1 });
    const { connection, ask } = visitOnOneConnection(gateway);
    ask('/');
    await once(connection, 'data');
    ask('/api/tickets/1');
    await until(() => seen.logged.length === 1);

    await send(`${gateway}/api/tickets`);
    expect(seen.logged.map(({ msg }) => msg)).toEqual(Array(2).fill('no answer from upstream'));
    connection.destroy();
  });
});
