import { list } from '../world/marketplace.js';
import { expectStatus, someone, visitor } from '../world/person.js';

/** What chats and search engines read of a page. */
async function metaOf(path: string): Promise<Map<string, string>> {
  const { data } = await visitor({ Accept: 'text/html' }).get(path);
  const tags = [...String(data).matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g)];
  return new Map(tags.map(([, name = '', content = '']) => [name, content]));
}

/** The picture that the page tells chats to show, as somebody gets it who speaks that language. */
async function pictureOf(meta: Map<string, string>, language = 'en'): Promise<Buffer> {
  const { pathname, search } = new URL(meta.get('og:image') ?? '');
  const chat = visitor({ 'Accept-Language': language });
  const picture = await chat.get(pathname + search, { responseType: 'arraybuffer' });
  expectStatus(picture, 200);
  expect(picture.headers['content-type']).toBe('image/png');
  // Some chats show it in pages of their own.
  expect(picture.headers['cross-origin-resource-policy']).toBe('cross-origin');
  return Buffer.from(picture.data);
}

function expectToBePicture(bytes: Buffer): void {
  // Width and height are where every PNG has them.
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(bytes.length).toBeLessThan(300_000);
}

describe('the address of a ticket that is shared', () => {
  it.each(['Evening at the opera', '能と狂言 🎭'])('has a picture of its own: %s', async (title) => {
    const { id } = await list(await someone(), title, 20);
    const meta = await metaOf(`/tickets/${id}`);
    expect(meta.get('og:title')).toBe(title);
    expectToBePicture(await pictureOf(meta));
  });

  it('has one picture for all who may keep it, whatever they speak', async () => {
    const event = { startsAt: '2031-04-12T17:30:00.000Z', timeZone: 'Europe/Vienna' };
    const seller = await someone();
    const { id } = await list(seller, 'Aida', 80, event);
    const meta = await metaOf(`/tickets/${id}`);

    const pictures = await Promise.all(['en', 'de'].map((language) => pictureOf(meta, language)));

    expect(pictures[0]?.equals(pictures[1] ?? Buffer.of())).toBe(true);
  });

  it('has none where there is no ticket', async () => {
    const picture = await visitor().get(`/tickets/${'f'.repeat(24)}/opengraph-image`);
    expect(picture.status).toBe(404);
  });
});

it('the address of the site that is shared has a picture', async () => {
  expectToBePicture(await pictureOf(await metaOf('/')));
});
