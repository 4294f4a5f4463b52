import { askedOfStory } from './asked-of-story.js';

const orderId = '6740c1a26740c1a26740c1a2';

describe('what is asked of a story', () => {
  it.each([
    ['of what npm start runs', [orderId], { orderId }],
    ['of the cluster that kubectl speaks to', ['--kubernetes', orderId], { orderId, kubernetes: {} }],
    [
      'of another cluster',
      [orderId, '--kubernetes', '--context', 'abroad'],
      { orderId, kubernetes: { context: 'abroad' } },
    ],
  ])('may be that %s', (_whose, args, asked) => {
    expect(askedOfStory(args)).toEqual(asked);
  });

  it.each([
    ['no order', []],
    ['what is no id', ['6740c1a2']],
    ['two orders', [orderId, orderId]],
    ['a context of no cluster', [orderId, '--context', 'abroad']],
    ['an option that there is not', [orderId, '--kubernets']],
  ])('is refused with %s, by the usage', (_what, args) => {
    expect(() => askedOfStory(args)).toThrow('Usage: npm run story -- ORDER_ID');
  });
});
