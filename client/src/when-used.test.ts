import { whenUsed } from './when-used';

describe('what waits until somebody uses the page', () => {
  const run = jest.fn();
  const page = new EventTarget();

  beforeAll(() => Object.assign(globalThis, { window: page }));
  beforeEach(() => run.mockClear());
  afterAll(() => Reflect.deleteProperty(globalThis, 'window'));

  it.each(['pointermove', 'pointerdown', 'scroll', 'keydown'])('runs once, at the first %s', (sign) => {
    whenUsed(run);
    page.dispatchEvent(new Event('load'));
    expect(run).not.toHaveBeenCalled();
    page.dispatchEvent(new Event(sign));
    page.dispatchEvent(new Event(sign));
    page.dispatchEvent(new Event('keydown'));
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('does not run once it is called off', () => {
    whenUsed(run)();
    page.dispatchEvent(new Event('pointerdown'));
    expect(run).not.toHaveBeenCalled();
  });
});
