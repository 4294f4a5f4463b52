import { request, type ServerResponse } from 'node:http';
import { until } from '../supervisor.fixture.js';
import { askAndLeave, send, useGateway } from './gateway.fixture.js';

const { serve, serveGateway } = useGateway();

describe('a service that many ask at the same time', () => {
  it('is asked by a hundred at a time, and the others wait for their turn', async () => {
    const waiting: ServerResponse[] = [];
    let most = 0;
    const tickets = await serve((_req, res) => {
      most = Math.max(most, waiting.push(res));
    });
    const gateway = await serveGateway({ tickets });
    const answers = Array.from({ length: 150 }, () => send(`${gateway}/api/tickets`));
    await until(() => waiting.length === 100);

    const all = Promise.all(answers);
    while ((await Promise.race([all, 'not yet'])) === 'not yet') {
      waiting.shift()?.end('ok');
      await new Promise(setImmediate);
    }
    expect((await all).map(({ status }) => status)).toEqual(Array(150).fill(200));
    expect(most).toBe(100);
  });

  it('keeps those who wait for their turn no longer than the others when it says nothing', async () => {
    const gateway = await serveGateway({ tickets: await serve(() => {}) }, { timeoutMs: 2_000 });
    const begun = Date.now();

    const answers = await Promise.all(Array.from({ length: 250 }, () => send(`${gateway}/api/tickets`)));

    expect(answers.map(({ status }) => status)).toEqual(Array(250).fill(503));
    expect(Date.now() - begun).toBeLessThan(3_900);
  });

  it('may pause, in an answer to one who has waited, for longer than that had left', async () => {
    let asked = 0;
    const tickets = await serve((_req, res) => {
      asked++;
      if (asked <= 100) return void setTimeout(() => res.end('ok'), 600);
      res.write('first, ');
      setTimeout(() => res.end('last'), 700);
    });
    const gateway = await serveGateway({ tickets }, { timeoutMs: 1_000 });
    const first = Array.from({ length: 100 }, () => send(`${gateway}/api/tickets`));
    await until(() => asked === 100);

    const waited = await send(`${gateway}/api/tickets`);

    expect(waited.body).toBe('first, last');
    await Promise.all(first);
  });

  it('tells who has waited three seconds for a turn to come again', async () => {
    let asked = 0;
    const gateway = await serveGateway({ tickets: await serve(() => void asked++) });
    const inTurn = Array.from({ length: 100 }, () => askAndLeave(`${gateway}/api/tickets`));
    await until(() => asked === 100);
    const begun = Date.now();

    const answer = await send(`${gateway}/api/tickets`);

    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    expect(Date.now() - begun).toBeLessThan(4_500);
    expect(asked).toBe(100);
    for (const one of inTurn) one.destroy();
  });

  it('gives a turn to others when a visitor who waited for one goes, and is never asked for that', async () => {
    const waiting: ServerResponse[] = [];
    const asked: string[] = [];
    const tickets = await serve((req, res) => {
      asked.push(String(req.url));
      waiting.push(res);
    });
    const gateway = await serveGateway({ tickets });
    const first = Array.from({ length: 100 }, () => send(`${gateway}/api/tickets`));
    await until(() => waiting.length === 100);
    const gone = request(`${gateway}/api/tickets/gone`).on('error', () => {});
    await new Promise<void>((resolve) => void gone.end(resolve));
    const last = send(`${gateway}/api/tickets/last`);
    gone.destroy();
    // By the time of an answer it has been seen to go.
    await send(`${gateway}/`);

    for (const res of waiting) res.end('ok');
    await Promise.all(first);
    await until(() => waiting.length > 100);
    waiting.at(-1)?.end('at last');
    expect((await last).body).toBe('at last');
    expect(asked).not.toContain('/api/tickets/gone');
  });

  it('is asked by no more at a time because some who waited have gone', async () => {
    const waiting: ServerResponse[] = [];
    const gateway = await serveGateway({ tickets: await serve((_req, res) => void waiting.push(res)) });
    const ask = () => askAndLeave(`${gateway}/api/tickets`);
    const inTurn = Array.from({ length: 100 }, ask);
    await until(() => waiting.length === 100);
    const gone = Array.from({ length: 10 }, ask);
    await until(() => gone.every(({ socket }) => socket?.bytesWritten));
    for (const one of gone) one.destroy();
    const later = Array.from({ length: 20 }, ask);
    await until(() => later.every(({ socket }) => socket?.bytesWritten));

    // Whatever was sent before it has been taken by then.
    await send(`${gateway}/`);
    expect(waiting).toHaveLength(100);
    for (const one of [...inTurn, ...later]) one.destroy();
  });

  it('is sent all at a time where its requests wait for others', async () => {
    let asked = 0;
    const routes = [{ prefix: ['api', 'payments'], service: 'payments-srv' }];
    const gateway = await serveGateway({ 'payments-srv': await serve(() => void asked++) }, { routes });
    const all = Array.from({ length: 150 }, () => askAndLeave(`${gateway}/api/payments`));

    await until(() => asked === 150);
    for (const one of all) one.destroy();
  });

  it('is answered by the instance that can while another has a hundred in hand and says nothing', async () => {
    const hung = await serve((req, res) => void (req.url === '/readyz' && res.end()));
    const well = await serve((_req, res) => void res.end('ok'));
    const gateway = await serveGateway({ tickets: [hung, well] });
    let answered = 0;
    const asked = Array.from({ length: 300 }, () =>
      askAndLeave(`${gateway}/api/tickets`).on('response', (res) => {
        if (res.statusCode === 200) answered++;
      }),
    );

    await until(() => answered >= 200);
    for (const one of asked) one.destroy();
  });
});
