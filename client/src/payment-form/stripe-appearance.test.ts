import { stripeAppearance, toRgb } from './stripe-appearance';

describe('toRgb', () => {
  it.each([
    ['color(srgb 0 0.4 1)', 'rgb(0, 102, 255)'],
    ['color(srgb 0.5 0.5 0.5 / 1)', 'rgb(128, 128, 128)'],
    ['color(srgb -0.02 1.03 1e-7)', 'rgb(0, 255, 0)'],
    ['rgb(1, 2, 3)', 'rgb(1, 2, 3)'],
  ])('writes %s as %s', (computed, rgb) => {
    expect(toRgb(computed)).toBe(rgb);
  });
});

describe('stripeAppearance', () => {
  const compute = (property: string, value: string) =>
    property === 'color' && value.includes('--color-bad') ? 'color(srgb 1 0 0)' : 'color(srgb 0 0 0)';

  it('is made of the tokens, in colours that Stripe reads', () => {
    const { variables, rules } = stripeAppearance(compute, false);
    expect(variables).toMatchObject({ colorText: 'rgb(0, 0, 0)', colorDanger: 'rgb(255, 0, 0)' });
    expect(rules?.['.Input--invalid']).toMatchObject({ borderColor: 'rgb(255, 0, 0)' });
  });

  it.each([
    [false, 'stripe'],
    [true, 'night'],
  ])('begins, dark: %s, with the theme %s', (dark, theme) => {
    expect(stripeAppearance(compute, dark).theme).toBe(theme);
  });
});
