// Marks of a poster as SVG text. Numbers are written short: a poster is about two kilobytes.
const short = (value: number) => Number(value.toFixed(1));

export const rect = (x: number, y: number, width: number, height: number, fill: string, round = 0): string =>
  `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${fill}"${round ? ` rx="${short(round)}"` : ''}/>`;

export const circle = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="${fill}"/>`;

export const ring = (x: number, y: number, radius: number, stroke: string, width: number): string =>
  `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="none" stroke="${stroke}" stroke-width="${short(width)}"/>`;

/** A path of letters and numbers, such as `['M', 0, 0, 'L', 10, 10, 'Z']`. */
export const path = (parts: (string | number)[], fill: string, more = ''): string =>
  `<path d="${parts.map((part) => (typeof part === 'number' ? short(part) : part)).join(' ')}" fill="${fill}"${more}/>`;

export const line = (parts: (string | number)[], stroke: string, width: number): string =>
  path(parts, 'none', ` stroke="${stroke}" stroke-width="${short(width)}" stroke-linecap="round"`);

export const turned = (degrees: number, x: number, y: number, marks: string): string =>
  `<g transform="rotate(${short(degrees)} ${short(x)} ${short(y)})">${marks}</g>`;

export const moved = (right: number, down: number, marks: string): string =>
  `<g transform="translate(${short(right)} ${short(down)})">${marks}</g>`;

export const times = (count: number, mark: (index: number) => string): string =>
  Array.from({ length: count }, (_none, index) => mark(index)).join('');
