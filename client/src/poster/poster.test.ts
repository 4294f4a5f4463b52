import { categories } from '@/domain/event';
import { posterSvg } from './poster';

describe('posterSvg', () => {
  it.each(categories)('draws the same small poster of %s for the same ticket', (category) => {
    const poster = posterSvg(category, '65a0b1c2d3e49abcde123456');
    expect(poster).toBe(posterSvg(category, '65a0b1c2d3e49abcde123456'));
    expect(poster).not.toBe(posterSvg(category, '65a0b1c2d3e49abcde123457'));
    expect(poster.length).toBeLessThan(7_000);
    expect(poster).not.toMatch(/NaN|undefined|<script|style=/);
  });
});
