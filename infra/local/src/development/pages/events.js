// What flows between the services, drawn as it comes. Everything that came from anybody is set as text, never as markup.
const SVG = 'http://www.w3.org/2000/svg';
const MOST_STORIES = 60;
const services = {
  auth: [320, 48],
  tickets: [560, 165],
  payments: [475, 365],
  expiration: [165, 365],
  orders: [80, 165],
};
const broker = [320, 215];
const calm = matchMedia('(prefers-reduced-motion: reduce)');

const byId = (id) => document.getElementById(id);
const [map, stories, empty, state, search, pauseButton] = [
  'map',
  'stories',
  'empty',
  'state',
  'search',
  'pause',
].map(byId);
const counts = new Map();
/** What is on the page of each trace and of each event. */
const traces = new Map();
const events = new Map();
let paused = false;
let waiting = [];

function element(name, { className, text } = {}, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

function shape(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

const isService = (name) => Object.hasOwn(services, name);
/** A class for a service that this page knows, and none for anything else that a message may claim. */
const classOf = (name) => (isService(name) ? name : '');

function drawMap() {
  for (const [name, [x, y]] of Object.entries(services)) {
    map.append(shape('line', { x1: x, y1: y, x2: broker[0], y2: broker[1], class: `way ${name}` }));
  }
  map.append(shape('circle', { cx: broker[0], cy: broker[1], r: 46, class: 'node' }));
  map.append(shape('text', { x: broker[0], y: broker[1] }, 'events'));
  for (const [name, [x, y]] of Object.entries(services)) {
    const count = shape('text', { x, y: y + 12, class: 'count' }, '');
    counts.set(name, { told: 0, heard: 0, count });
    map.append(
      shape('rect', { x: x - 72, y: y - 32, width: 144, height: 64, rx: 14, class: `node ${name}` }),
      shape('text', { x, y: y - 9 }, name),
      count,
    );
    showCount(name);
  }
}

function showCount(name) {
  const { told, heard, count } = counts.get(name);
  count.textContent = `${told} told, ${heard} heard`;
}

function count(name, what) {
  if (!isService(name)) return;
  counts.get(name)[what] += 1;
  showCount(name);
}

/** A dot that goes from one place to another; where motion is not wanted, the count says the same. */
function travel(from, to, className) {
  if (calm.matches || document.hidden) return;
  const dot = shape('circle', { r: 8, cx: 0, cy: 0, class: `dot ${className}` });
  map.append(dot);
  const at = ([x, y]) => ({ transform: `translate(${x}px, ${y}px)` });
  const move = dot.animate([at(from), at(to)], { duration: 650, easing: 'ease-in-out', fill: 'both' });
  move.onfinish = () => dot.remove();
}

function storyOf(traceId, time) {
  const key = traceId ?? time;
  const known = traces.get(key);
  if (known) return known;
  const list = element('ol');
  const heading = element(
    'p',
    { className: 'trace' },
    element('span', { text: new Date(time).toLocaleTimeString() }),
    element('span', { text: traceId ? `trace ${traceId}` : 'no trace' }),
  );
  const item = element('li', {}, heading, list);
  const story = { item, list, words: '' };
  traces.set(key, story);
  stories.prepend(item);
  if (traces.size > MOST_STORIES) forgetOldest();
  return story;
}

function forgetOldest() {
  const [key, story] = traces.entries().next().value;
  story.item.remove();
  traces.delete(key);
  for (const [id, event] of events) if (event.story === story) events.delete(id);
}

function told({ id, subject, source, time, traceId, data }, isNew) {
  empty.hidden = true;
  const story = storyOf(traceId, time);
  const heard = element('span', { className: 'heard' });
  const summary = element(
    'summary',
    {},
    element('b', { className: classOf(source), text: subject }),
    element('span', {
      className: 'source',
      text: `${source} v${data.version}${data.status ? ` ${data.status}` : ''}`,
    }),
    heard,
  );
  const details = element('details', {}, summary, element('pre', { text: JSON.stringify(data, null, 2) }));
  story.list.append(element('li', {}, details));
  story.words += ` ${id} ${subject} ${source} ${traceId} ${JSON.stringify(data)}`.toLowerCase();
  events.set(id, { story, heard, time, chips: new Map() });
  filter(story);
  count(source, 'told');
  if (isNew && isService(source)) travel(services[source], broker, classOf(source));
}

function handled({ kind, id, service, time }, isNew) {
  const event = events.get(id);
  if (!event) return;
  const chip = event.chips.get(service) ?? element('span');
  const after = Math.max(0, Date.parse(time) - Date.parse(event.time));
  const words = { handled: `${after} ms`, failed: 'failed, again', 'put-aside': 'put aside' };
  chip.className = `${kind === 'handled' ? '' : kind} ${classOf(service)}`;
  chip.textContent = `${service} ${words[kind]}`;
  if (!event.chips.has(service)) event.heard.append(chip);
  event.chips.set(service, chip);
  event.story.words += ` ${service}`;
  count(service, 'heard');
  if (isNew && isService(service)) {
    travel(broker, services[service], kind === 'handled' ? classOf(service) : 'failed');
  }
}

function show(news, isNew) {
  if (news.kind === 'state') return showState(news.connected);
  if (news.kind === 'told') told(news, isNew);
  else handled(news, isNew);
}

function showState(connected) {
  state.classList.toggle('connected', connected);
  state.textContent = connected ? 'Live' : 'The broker is away';
}

function filter(story) {
  story.item.hidden = !story.words.includes(search.value.trim().toLowerCase());
}

search.addEventListener('input', () => {
  for (const story of traces.values()) filter(story);
});
pauseButton.addEventListener('click', () => {
  paused = !paused;
  pauseButton.setAttribute('aria-pressed', String(paused));
  pauseButton.textContent = paused ? 'Go on' : 'Pause';
  if (paused) return;
  for (const news of waiting) show(news, false);
  waiting = [];
});

drawMap();
const source = new EventSource('/dev/events/stream');
let opened = 0;
source.addEventListener('open', () => {
  // Whoever comes back is shown all that is known again.
  opened = performance.now();
  stories.replaceChildren();
  traces.clear();
  events.clear();
  for (const name of counts.keys()) {
    Object.assign(counts.get(name), { told: 0, heard: 0 });
    showCount(name);
  }
});
source.addEventListener('error', () => {
  state.classList.remove('connected');
  state.textContent = 'Connecting…';
});
source.addEventListener('message', ({ data }) => {
  const news = JSON.parse(data);
  if (paused && news.kind !== 'state') waiting = [...waiting.slice(-999), news];
  // What comes at once on opening is of before, and does not travel.
  else show(news, performance.now() - opened > 1_000);
});
