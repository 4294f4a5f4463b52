import { renderToStaticMarkup } from 'react-dom/server';
import { TextField } from './text-field';

const attribute = (html: string, element: string, name: string) =>
  new RegExp(`<${element}[^>]* ${name}="([^"]*)"`).exec(html)?.[1];

describe('TextField', () => {
  it('names its input by its label', () => {
    const html = renderToStaticMarkup(
      <TextField id="email" label="Email" name="email" defaultValue="" error={undefined} />,
    );
    expect(attribute(html, 'label', 'for')).toBe(attribute(html, 'input', 'id'));
    expect(attribute(html, 'input', 'aria-invalid')).toBeUndefined();
    expect(attribute(html, 'input', 'aria-describedby')).toBeUndefined();
  });

  it('describes its input by its hint and its error', () => {
    const html = renderToStaticMarkup(
      <TextField
        id="price"
        label="Price"
        name="price"
        defaultValue="abc"
        hint="In US dollars."
        error="Price must be a number"
      />,
    );
    const ids = attribute(html, 'input', 'aria-describedby')?.split(' ') ?? [];
    expect(ids.map((id) => new RegExp(`id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1])).toEqual([
      'In US dollars.',
      'Price must be a number',
    ]);
    expect(attribute(html, 'input', 'aria-invalid')).toBe('true');
    expect(attribute(html, 'input', 'value')).toBe('abc');
  });
});
