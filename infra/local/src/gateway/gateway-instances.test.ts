import type { RequestListener } from 'node:http';
import { until } from '../supervisor.fixture.js';
import { send, useGateway } from './gateway.fixture.js';

const { deadAddress, serve, serveGateway } = useGateway();

/** An instance that answers with its name, and with 503 when it is asked whether it is ready though it is not. */
function instance(name: string, state = { ready: true }): RequestListener {
  return (req, res) => {
    if (req.url?.startsWith('/readyz')) return void res.writeHead(state.ready ? 200 : 503).end();
    res.end(name);
  };
}

const ask = async (gateway: string) => (await send(`${gateway}/api/tickets`)).body;

/** Who answers the next requests. */
async function answering(gateway: string): Promise<Set<string>> {
  const answers = [];
  for (let i = 0; i < 6; i++) answers.push(await ask(gateway));
  return new Set(answers);
}

const same = (set: Set<string>, names: string[]) => [...set].sort().join() === names.join();

describe('a service of several instances', () => {
  it('has its requests spread over them', async () => {
    const gateway = await serveGateway({
      tickets: [await serve(instance('one')), await serve(instance('two'))],
    });

    expect(await answering(gateway)).toEqual(new Set(['one', 'two']));
  });

  it('sends none to an instance that is not ready, until it is', async () => {
    const state = { ready: false };
    const gateway = await serveGateway({
      tickets: [await serve(instance('one')), await serve(instance('two', state))],
    });
    await until(async () => same(await answering(gateway), ['one']));

    state.ready = true;

    await until(async () => same(await answering(gateway), ['one', 'two']));
  });

  it('has a request that one instance does not take answered by another, with its body', async () => {
    const echo: RequestListener = (req, res) =>
      req.url?.startsWith('/readyz') ? void res.end() : void req.pipe(res);
    const gateway = await serveGateway({ tickets: [await deadAddress(), await serve(echo)] });

    const posted = await send(`${gateway}/api/tickets`, {
      method: 'POST',
      headers: { 'content-length': '5' },
      body: 'Opera',
    });

    expect(posted).toMatchObject({ status: 200, body: 'Opera' });
  });

  it('has one without a body answered by another, too', async () => {
    const well: RequestListener = (req, res) => void res.end(req.method);
    const gateway = await serveGateway({ tickets: [await deadAddress(), await serve(well)] });

    const deleted = await send(`${gateway}/api/tickets/1`, { method: 'DELETE' });

    expect(deleted).toMatchObject({ status: 200, body: 'DELETE' });
  });

  it('has it answered by one that was not ready when it was last asked, when no other takes it', async () => {
    let looks = 0;
    const two: RequestListener = (req, res) => {
      if (!req.url?.startsWith('/readyz')) return void res.end('two');
      looks++;
      res.writeHead(503).end();
    };
    const gateway = await serveGateway({ tickets: [await deadAddress(), await serve(two)] });
    await until(() => looks > 2);

    expect(await answering(gateway)).toEqual(new Set(['two']));
  });

  it('has a request that an instance may have begun to work on refused', async () => {
    const dying: RequestListener = (req, res) =>
      void (req.url?.startsWith('/readyz') ? res.end() : res.destroy());
    const asked: string[] = [];
    const other: RequestListener = (req, res) => {
      if (!req.url?.startsWith('/readyz')) asked.push(String(req.method));
      res.end();
    };
    const gateway = await serveGateway({ tickets: [await serve(dying), await serve(other)] });

    expect((await send(`${gateway}/api/tickets`, { method: 'POST' })).status).toBe(503);
    expect(asked).toEqual([]);
  });

  it('answers 503 in the error shape when all of them are gone', async () => {
    const gateway = await serveGateway({ tickets: [await deadAddress(), await deadAddress()] });

    const answer = await send(`${gateway}/api/tickets`);

    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.body).errors).toHaveLength(1);
  });
});
