import { type FormFault, readForm } from './read-form';

const send = (body: BodyInit, headers: HeadersInit = {}) =>
  readForm(
    new Request('http://ticketing.dev/session/sign-in', {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    } as RequestInit),
  );

const fieldOf = (form: FormData | FormFault, name: string) =>
  typeof form === 'string' ? form : form.get(name);

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

    expect(fieldOf(await send(new URLSearchParams({ title: 'Opera', price: '10' })), 'price')).toBe('10');
    expect(fieldOf(await send(multipart), 'title')).toBe('Opera');
  });

  it('reads one of as many bytes as the services take', async () => {
    const form = await send(inPieces(32).stream, type);
    expect(String(fieldOf(form, 'title'))).toHaveLength(32 * 1024 - 'title='.length);
  });

  it('refuses one that says that it is longer, before any of it is read', async () => {
    const { stream, taken } = inPieces(1000);

    expect(await send(stream, { ...type, 'content-length': '32769' })).toBe('too long');
    expect(taken()).toBe(0);
  });

  it('refuses one that is longer and does not say so, and reads no more of it', async () => {
    const { stream, taken } = inPieces(1000);

    expect(await send(stream, type)).toBe('too long');
    expect(taken()).toBe(33);
  });

  it.each([
    ['is of another type', '{"title":"Opera"}', 'application/json'],
    ['has no type', 'title=Opera', ''],
    ['says nothing of its boundary', 'title=Opera', 'multipart/form-data'],
    ['ends before it is whole', '--x\r\ncontent-disp', 'multipart/form-data; boundary=x'],
  ])('refuses what %s', async (_what, body, contentType) => {
    expect(await send(Buffer.from(body), { 'content-type': contentType })).toBe('malformed');
  });
});
