import { list } from '../world/marketplace.js';
import { someone, visitor } from '../world/person.js';

/** What chats and search engines read of a ticket's page. */
async function metaOf(ticketId: string): Promise<Map<string, string>> {
  const { data } = await visitor({ Accept: 'text/html' }).get(`/tickets/${ticketId}`);
  const tags = [...String(data).matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g)];
  return new Map(tags.map(([, name = '', content = '']) => [name, content]));
}

describe('the address of a ticket that is shared', () => {
  it.each(['Evening at the opera', '能と狂言 🎭'])('has a picture of its own: %s', async (title) => {
    const { id } = await list(await someone(), title, 20);
    const meta = await metaOf(id);
    expect(meta.get('og:title')).toBe(title);
    const { pathname, search } = new URL(meta.get('og:image') ?? '');

    const picture = await visitor().get(pathname + search, { responseType: 'arraybuffer' });

    expect(picture.status).toBe(200);
    expect(picture.headers['content-type']).toBe('image/png');
    // Width and height are where every PNG has them.
    const bytes = Buffer.from(picture.data);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(bytes.length).toBeLessThan(300_000);
  });

  it('has none where there is no ticket', async () => {
    const picture = await visitor().get(`/tickets/${'f'.repeat(24)}/opengraph-image`);
    expect(picture.status).toBe(404);
  });
});
