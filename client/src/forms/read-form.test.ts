import { readForm } from './read-form';

const send = (body: BodyInit, headers: HeadersInit = {}) =>
  readForm(
    new Request('http://ticketing.dev/session/sign-in', {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    } as RequestInit),
  );

const type = { 'content-type': 'application/x-www-form-urlencoded' };

/** A body that comes in pieces of a kilobyte, of which it counts how many were taken. */
function inPieces(count: number) {
  let taken = 0;
  const stream = new ReadableStream(
    {
      pull(controller) {
        taken += 1;
        controller.enqueue(Buffer.from(taken === 1 ? 'title=aa'.padEnd(1024, 'a') : 'a'.repeat(1024)));
        if (taken === count) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, taken: () => taken };
}

describe('readForm', () => {
  it('reads a form, however it is written', async () => {
    const multipart = new FormData();
    multipart.set('title', 'Opera');

    expect((await send(new URLSearchParams({ title: 'Opera', price: '10' })))?.get('price')).toBe('10');
    expect((await send(multipart))?.get('title')).toBe('Opera');
  });

  it('reads one of as many bytes as the services take', async () => {
    const form = await send(inPieces(32).stream, type);
    expect(String(form?.get('title'))).toHaveLength(32 * 1024 - 'title='.length);
  });

  it('refuses one that says that it is longer, before any of it is read', async () => {
    const { stream, taken } = inPieces(1000);

    expect(await send(stream, { ...type, 'content-length': '32769' })).toBeUndefined();
    expect(taken()).toBe(0);
  });

  it('refuses one that is longer and does not say so, and reads no more of it', async () => {
    const { stream, taken } = inPieces(1000);

    expect(await send(stream, type)).toBeUndefined();
    expect(taken()).toBe(33);
  });
});
