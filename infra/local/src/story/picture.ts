import { type Moment, type Place, places, type Story } from './moment.js';

const COLUMN = 200;
const LEFT = 150;
const TOP = 112;
const ROW = 40;
/** Characters of a label that fit beside its arrow. */
const LONGEST = 54;

/** A story as a picture: a line downwards for each place, an arrow for each thing that went from one to another. */
export function storyAsSvg({ orderId, about, moments }: Story): string {
  const shown = places.filter((place) =>
    moments.some((moment) => moment.place === place || moment.to === place),
  );
  const x = (place: Place) => LEFT + shown.indexOf(place) * COLUMN;
  const width = LEFT + shown.length * COLUMN + 160;
  const height = TOP + moments.length * ROW + 30;
  const first = moments[0]?.at.getTime() ?? 0;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">The story of order ${escaped(orderId)}</title>
<style>${style}</style>
<rect width="100%" height="100%" class="paper"/>
<text x="24" y="34" class="heading">Order ${escaped(orderId)}</text>
<text x="24" y="56" class="time">${escaped(about[0] ?? '')}</text>
${shown.map((place) => lifeline(place, x(place), height)).join('\n')}
${moments.map((moment, row) => arrow(moment, TOP + row * ROW + 24, x, first)).join('\n')}
</svg>
`;
}

const lifeline = (place: Place, at: number, height: number) =>
  `<line x1="${at}" x2="${at}" y1="${TOP - 6}" y2="${height - 16}" class="life"/>
<text x="${at}" y="${TOP - 16}" class="place">${place}</text>`;

function arrow(moment: Moment, y: number, x: (place: Place) => number, first: number): string {
  const { place, to, what, isFault } = moment;
  const kind = isFault ? 'fault' : 'good';
  const seconds = ((moment.at.getTime() - first) / 1000).toFixed(3);
  const from = x(place);
  const time = `<text x="24" y="${y + 4}" class="time">+${seconds} s</text>`;
  const label = (at: number) =>
    `<text x="${at}" y="${y - 7}" class="label ${kind}">${escaped(short(what))}</text>`;
  if (to === undefined || to === place) {
    return `<g>${time}<circle cx="${from}" cy="${y}" r="4.5" class="${kind}"/>${label(from + 10)}</g>`;
  }
  const end = x(to);
  const head = end > from ? -8 : 8;
  return `<g>${time}<path d="M${from} ${y}H${end}M${end + head} ${y - 4.5}L${end} ${y}L${end + head} ${y + 4.5}" class="${kind}"/>${label(Math.min(from, end) + 10)}</g>`;
}

const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What others have written, as text of a document in XML, which has no place for most control characters. */
const escaped = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '·')
    .replace(/[&<>"']/g, (character) => entities[character] as string);

const style = `
text{font:13px system-ui,sans-serif;fill:#1c2430}
.heading{font-size:18px;font-weight:650}
.place{font-weight:650;text-anchor:middle}
.time{font:12px ui-monospace,monospace;fill:#5d6b7e}
.paper{fill:#fff}
.life{stroke:#d5dbe3;stroke-width:1.5}
path{fill:none;stroke-width:1.8}
path.good{stroke:#2563c9}
circle.good{fill:#2563c9}
path.fault{stroke:#c0362c;stroke-dasharray:5 3}
circle.fault{fill:#c0362c}
text.label{font-size:12px;paint-order:stroke;stroke:#fff;stroke-width:4px}
text.fault{fill:#a52a22}
@media (prefers-color-scheme:dark){
text{fill:#e4e9f0}
.time{fill:#93a1b5}
.paper{fill:#131a24}
.life{stroke:#33404f}
path.good{stroke:#7fb0ff}
circle.good{fill:#7fb0ff}
path.fault{stroke:#ff8f85}
circle.fault{fill:#ff8f85}
text.label{stroke:#131a24}
text.fault{fill:#ff9d94}
}`;
