import { eventually } from '../testing/eventually.js';
import { shareNext } from './share-next.js';

/** Work that ends when it is told to. */
function slowly() {
  const runs: { items: string[]; end: () => void; fail: () => void }[] = [];
  const ask = shareNext(
    (items: string[]) =>
      new Promise<string>((resolve, reject) => {
        runs.push({ items, end: () => resolve(items.join()), fail: () => reject(new Error('away')) });
      }),
  );
  return { runs, ask, begun: () => runs.map(({ items }) => items) };
}

const endOfTurn = () => new Promise(setImmediate);
const soon = async () => {
  await endOfTurn();
  await endOfTurn();
};

describe('work that is shared by those who ask at the same time', () => {
  it('is done at once when none runs', async () => {
    const { runs, ask, begun } = slowly();
    const answers = Promise.all([ask('a'), ask('b')]);
    await soon();
    expect(begun()).toEqual([['a', 'b']]);
    runs[0]?.end();
    expect(await answers).toEqual(['a,b', 'a,b']);
  });

  it('is never done by a run that began before it was asked for: who asks while one runs shares the next', async () => {
    const { runs, ask, begun } = slowly();
    const first = ask('a');
    await soon();
    const others = Promise.all([ask('a'), ask('b')]);
    await soon();
    expect(begun()).toEqual([['a']]);
    runs[0]?.end();
    await first;
    await soon();
    expect(begun()).toEqual([['a'], ['a', 'b']]);
    runs[1]?.end();
    expect(await others).toEqual(['a,b', 'a,b']);
  });

  it('is shared by all who ask in the same turn of the event loop, however many steps lie between them', async () => {
    const { runs, ask, begun } = slowly();
    const first = ask('a');
    await Promise.resolve().then(() => new Promise(process.nextTick));
    const second = ask('b');
    await soon();
    expect(begun()).toEqual([['a', 'b']]);
    runs[0]?.end();
    expect(await Promise.all([first, second])).toEqual(['a,b', 'a,b']);
  });

  it('fails for those whom it was for alone', async () => {
    const { runs, ask, begun } = slowly();
    const first = Promise.allSettled([ask('a')]);
    await soon();
    const behind = ask('b');
    runs[0]?.fail();
    expect(await first).toMatchObject([{ status: 'rejected' }]);
    await soon();
    expect(begun()).toEqual([['a'], ['b']]);
    runs[1]?.end();
    expect(await behind).toBe('b');
  });

  it('holds nobody up for long when it does not end', async () => {
    const { runs, ask, begun } = slowly();
    const stuck = ask('a');
    await soon();
    const behind = ask('b');
    await eventually(() => expect(begun()).toEqual([['a'], ['b']]));
    runs[1]?.end();
    expect(await behind).toBe('b');
    runs[0]?.end();
    expect(await stuck).toBe('a');
  });
});
