import { createGate } from '@ticketing/common/testing';
import { createUnderWay } from './under-way.js';

const soon = () => new Promise(setImmediate);

describe('what waits for the end of an attempt', () => {
  it('goes on when it has ended, however it has', async () => {
    const underWay = createUnderWay();
    const answer = createGate();
    const paid = underWay.during('a', answer.wait());
    const failed = underWay.during(
      'b',
      answer.wait().then(() => Promise.reject(new Error('away'))),
    );
    const ended: string[] = [];
    for (const id of ['a', 'b']) void underWay.ended(id).then(() => ended.push(id));
    await soon();
    expect(ended).toEqual([]);

    answer.open();

    await paid;
    await expect(failed).rejects.toThrow('away');
    await soon();
    expect(ended.sort()).toEqual(['a', 'b']);
  });

  it('goes on at once when it is not under way, or not any more', async () => {
    const underWay = createUnderWay();
    await underWay.during('a', Promise.resolve());
    const ended: (string | undefined)[] = [];
    for (const id of ['a', 'b', undefined]) void underWay.ended(id).then(() => ended.push(id));
    await soon();
    expect(ended).toEqual(['a', 'b', undefined]);
  });

  it('goes on after a moment also when it does not end', async () => {
    const underWay = createUnderWay();
    void underWay.during('a', new Promise(() => {}));
    const begun = performance.now();
    await underWay.ended('a');
    expect(performance.now() - begun).toBeGreaterThan(900);
  });
});
