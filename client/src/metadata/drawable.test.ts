import { drawable } from './drawable';

describe('drawable', () => {
  it('keeps what the font has', () => {
    const ticket = { title: 'Dvořák’s “Rusalka” – Łódź', venue: 'Café', city: undefined };
    expect(drawable(ticket)).toEqual(ticket);
  });

  it.each(['能', 'Жар-птица', '😀 party', '\u202egnp.exe', 'a\u0000b', 'two\nlines'])(
    'leaves out %p',
    (text) => {
      expect(drawable({ title: text, venue: text })).toMatchObject({ title: '', venue: undefined });
    },
  );

  it('cuts off what is too long', () => {
    expect(drawable({ title: 'very '.repeat(40) }).title).toHaveLength(90);
  });
});
