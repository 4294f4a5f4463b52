import type { ReadyAnswer } from '@ticketing/common';
import { createManualClock } from '@ticketing/common/testing';
import { createReadyPages } from './ready-pages.js';

const page = (text: string): ReadyAnswer => ({
  route: '/',
  headers: { ETag: text },
  body: Buffer.from(text),
});

/** Pages, and the read of one of them, which ends when it is told. */
function open() {
  const pages = createReadyPages(createManualClock());
  const reads: ((page: ReadyAnswer) => void)[] = [];
  const read = () => new Promise<ReadyAnswer>((resolve) => reads.push(resolve));
  return { pages, reads, read };
}

describe('a ready page', () => {
  it('is read once for all who ask at the same time', async () => {
    const { pages, reads, read } = open();
    const asked = [pages.make('/', read), pages.make('/', read)];
    reads[0]?.(page('one'));
    expect(await Promise.all(asked)).toEqual([page('one'), page('one')]);
    expect(reads).toHaveLength(1);
    expect(pages.find('/')).toEqual(page('one'));
    expect(pages.find('/other')).toBeUndefined();
  });

  it('that was read before a ticket changed is for those who asked before', async () => {
    const { pages, reads, read } = open();
    const before = pages.make('/', read);
    pages.forget();
    const after = pages.make('/', read);
    reads[1]?.(page('new'));
    reads[0]?.(page('old'));
    expect(await Promise.all([before, after])).toEqual([page('old'), page('new')]);
    expect(pages.find('/')).toEqual(page('new'));
  });

  it('that could not be read is read again', async () => {
    const { pages, reads, read } = open();
    await expect(pages.make('/', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    const again = pages.make('/', read);
    reads[0]?.(page('there'));
    expect(await again).toEqual(page('there'));
  });
});
