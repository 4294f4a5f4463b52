import { createReadyPages, type ReadyPage } from './ready-pages';

const page = (text: string): ReadyPage => ({ html: text, headers: {} });

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

  it('that could not be made is tried for the next who asks', async () => {
    const { ask } = open();
    expect(await ask('en', async () => undefined)).toBeUndefined();
    expect(await ask()).toEqual(page('en 0'));
  });

  it('is forgotten when many others were asked for, so that nobody fills the memory', async () => {
    const { made, ask } = open();
    await ask('en');
    for (let number = 0; number < 20; number++) await ask(`made up ${number}`);
    await ask('en');
    expect(made.filter((key) => key === 'en')).toHaveLength(2);
  });
});
