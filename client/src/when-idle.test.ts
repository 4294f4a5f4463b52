import { whenIdle } from './when-idle';

const SECOND = 1_000;

/** A browser's window that loads and rests when it is told to. */
function openWindow({ readyState = 'loading', tells = true } = {}) {
  const page = Object.assign(new EventTarget(), { requestIdleCallback: undefined as unknown });
  const idle: (() => void)[] = [];
  if (tells) page.requestIdleCallback = (run: () => void) => void idle.push(run);
  Object.assign(globalThis, { window: page, document: { readyState } });
  return {
    load: () => page.dispatchEvent(new Event('load')),
    rest: () => {
      for (const run of idle.splice(0)) run();
    },
  };
}

describe('what waits until the browser is idle', () => {
  const run = jest.fn();

  beforeEach(() => {
    jest.useFakeTimers();
    run.mockClear();
  });
  afterEach(() => {
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'window');
    Reflect.deleteProperty(globalThis, 'document');
  });

  it('runs once, when the page has come and nothing else is to be done', () => {
    const { load, rest } = openWindow();
    whenIdle(run);
    rest();
    expect(run).not.toHaveBeenCalled();
    load();
    expect(run).not.toHaveBeenCalled();
    rest();
    jest.advanceTimersByTime(60 * SECOND);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('runs a second after the page where browsers do not tell', () => {
    openWindow({ readyState: 'complete', tells: false });
    whenIdle(run);
    jest.advanceTimersByTime(SECOND - 1);
    expect(run).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('runs in the end although something of the page never comes', () => {
    openWindow();
    whenIdle(run);
    jest.advanceTimersByTime(5 * SECOND);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('does not run once it is called off', () => {
    const { load, rest } = openWindow();
    const callOff = whenIdle(run);
    callOff();
    load();
    rest();
    jest.advanceTimersByTime(60 * SECOND);
    expect(run).not.toHaveBeenCalled();
  });
});
