import type { Subject } from '@ticketing/common';
import { watchEnds } from './ends.js';

function watch(...subjects: Subject[]) {
  const blunders: string[] = [];
  const published = watchEnds(blunders);
  for (const subject of subjects) published({ subject, body: JSON.stringify({ data: { id: 'o1' } }) });
  return blunders;
}

describe('watching the ends of orders', () => {
  it('takes an end that is published again for what it is', () => {
    expect(watch('order:created', 'order:completed', 'order:completed')).toEqual([]);
  });

  it('tells of an order that ended in two ways', () => {
    expect(watch('order:completed', 'order:cancelled')).toEqual([
      'I5: order:cancelled came after order:completed of order o1',
    ]);
  });
});
