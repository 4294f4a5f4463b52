import { createReadyPages, type ReadyPage } from './ready-pages';

const page = (text: string, status = 200): ReadyPage => ({ status, html: text, headers: {} });

/** Pages by a clock that a test moves, and how often one was made. */
function open() {
  const clock = { now: 0 };
  const pages = createReadyPages(() => clock.now);
  const made: string[] = [];
  const ask = (key = 'en', make = async (): Promise<ReadyPage | undefined> => page(`${key} ${clock.now}`)) =>
    pages.find(key, () => {
      made.push(key);
      return make();
    });
  return { clock, made, ask };
}

describe('a ready page', () => {
  it('is made once for all who ask while it is made, and within the second after that', async () => {
    const { clock, made, ask } = open();
    const [first, second] = [ask(), ask()];
    expect(await Promise.all([first, second])).toEqual([page('en 0'), page('en 0')]);
    clock.now = 999;
    expect(await ask()).toEqual(page('en 0'));
    expect(made).toEqual(['en']);
  });

  it.each([1_000, -1_000])('is made anew where the clock has moved by %i ms', async (moved) => {
    const { clock, ask } = open();
    await ask();
    clock.now += moved;
    expect(await ask()).toEqual(page(`en ${moved}`));
  });

  it('is for those alone who ask for the same', async () => {
    const { ask } = open();
    await ask('en');
    expect(await ask('de')).toEqual(page('de 0'));
  });

  it.each([
    ['could not be made', async () => undefined],
    ['says that something is away', async () => page('away', 503)],
    ['failed', () => Promise.reject(new Error('away'))],
  ])('that %s is made anew for the next who asks', async (_what, make) => {
    const { made, ask } = open();
    const waiting = await Promise.allSettled([ask('en', make), ask('en', make)]);
    expect(waiting[1]).toEqual(waiting[0]);
    expect(await ask()).toEqual(page('en 0'));
    expect(made).toHaveLength(2);
  });

  it('stays when an older one fails late', async () => {
    const { clock, made, ask } = open();
    let fail = (_page: ReadyPage) => {};
    const slow = ask('en', () => new Promise((resolve) => (fail = resolve)));
    clock.now = 1_000;
    await ask();
    fail(page('away', 503));
    expect(await slow).toEqual(page('away', 503));
    expect(await ask()).toEqual(page('en 1000'));
    expect(made).toHaveLength(2);
  });

  it('is forgotten when nobody asks for it and many for others, so that nobody fills the memory', async () => {
    const { made, ask } = open();
    await ask('en');
    await ask('de');
    for (let number = 0; number < 60; number++) {
      await ask(`made up ${number}`);
      await ask('en');
    }
    await ask('de');
    expect(made.filter((key) => key === 'en')).toHaveLength(1);
    expect(made.filter((key) => key === 'de')).toHaveLength(2);
  });
});
