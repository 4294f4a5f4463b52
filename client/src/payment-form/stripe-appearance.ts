import type { Appearance } from '@stripe/stripe-js';

/** The computed value of a CSS property that is set to `value` here. */
type Compute = (property: string, value: string) => string;

/**
 * What Stripe's frame shall look like. It inherits nothing from this page and knows neither its tokens nor their
 * colour spaces, so it is told what they come to, by day or by night.
 */
export function stripeAppearance(compute: Compute, dark: boolean): Appearance {
  const colour = (token: string) => {
    const itself = `var(--color-${token})`;
    return toRgb(compute('color', `color-mix(in srgb, ${itself}, ${itself})`));
  };
  const [ink, muted, edge, bad] = [colour('ink'), colour('muted'), colour('edge'), colour('bad')];
  return {
    theme: dark ? 'night' : 'stripe',
    variables: {
      colorPrimary: ink,
      colorText: ink,
      colorTextSecondary: muted,
      colorTextPlaceholder: muted,
      colorBackground: colour('surface'),
      colorDanger: bad,
      fontFamily: 'system-ui, sans-serif',
      fontSizeBase: compute('font-size', 'var(--text-base)'),
      borderRadius: compute('border-top-left-radius', 'var(--radius-field)'),
      gridRowSpacing: compute('row-gap', 'calc(var(--spacing) * 5)'),
      gridColumnSpacing: compute('row-gap', 'calc(var(--spacing) * 4)'),
    },
    rules: {
      '.Label': { color: ink, fontWeight: '600', fontSize: compute('font-size', 'var(--text-base)') },
      '.Input': { border: `1px solid ${edge}`, padding: '11px 14px', boxShadow: 'none' },
      '.Input:focus': {
        borderColor: ink,
        outline: `2px solid ${ink}`,
        outlineOffset: '1px',
        boxShadow: 'none',
      },
      '.Input--invalid': { borderColor: bad, boxShadow: `0 0 0 1px ${bad}` },
      '.Error': { fontWeight: '500', fontSize: compute('font-size', 'var(--text-sm)') },
    },
  };
}

/** `color(srgb 0.2 0.4 1)`, which is what a mix in sRGB is computed to, → `rgb(51, 102, 255)` */
export function toRgb(computed: string): string {
  const [, channels] = /^color\(srgb ([^/)]*)/.exec(computed) ?? [];
  if (channels === undefined) return computed;
  const bytes = channels
    .trim()
    .split(/\s+/)
    .map((channel) => Math.round(Math.min(1, Math.max(0, Number(channel))) * 255));
  return `rgb(${bytes.join(', ')})`;
}

/** Computes with the styles of the page. */
export function withProbe<T>(use: (compute: Compute) => T): T {
  const probe = document.body.appendChild(document.createElement('div'));
  probe.hidden = true;
  try {
    return use((property, value) => {
      probe.style.setProperty(property, value);
      return getComputedStyle(probe).getPropertyValue(property);
    });
  } finally {
    probe.remove();
  }
}
