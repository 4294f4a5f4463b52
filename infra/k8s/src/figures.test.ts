import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import { alerts, type Figure, faultsOf, figures, questions, unshown } from './figures.js';

const operations = readFileSync(join(root, 'docs/operations.md'), 'utf8');

let own: Map<string, Figure>;
let known: Map<string, Figure>;

beforeAll(async () => {
  own = await figures({ all: false });
  known = await figures({ all: true });
});

it('alerts and dashboard ask for figures that the services give, by labels that these have', () => {
  expect(questions.length).toBeGreaterThan(30);
  const faults = questions.flatMap((question) =>
    faultsOf(question, known).map((fault) => `${question.asker}: ${fault}`),
  );

  expect(faults).toEqual([]);
});

it('a panel shows each figure by which an alert fires', () => {
  expect(unshown()).toEqual([]);
  expect(unshown([])).toContain('NothingExpires: orders_oldest_overdue_age_seconds');
});

it.each([
  ['sum(rate(no_such_total{namespace="ticketing"}[5m]))', 'nobody gives no_such_total'],
  ['events_in_progress{namespace="ticketing", route="/"}', 'events_in_progress has no route'],
  ['sum by (colour) (dead_letters{namespace="ticketing"})', 'nothing has colour to group by'],
  ['max(dead_letters{service="orders"})', 'dead_letters of any namespace'],
  ['time() > 0', 'asks for nothing'],
])('a mistake is found: %s', (expression, fault) => {
  expect(faultsOf({ asker: 'a test', expression }, known)).toEqual([fault]);
});

it('names have their units, as Prometheus has it: https://prometheus.io/docs/practices/naming/', () => {
  for (const [name, { type }] of own) {
    expect(name).toMatch(/^[a-z][a-z_]*$/);
    if (type === 'counter') expect(name).toMatch(/_total$/);
    else expect(name).not.toMatch(/_total$/);
    if (type === 'histogram') expect(name).toMatch(/_seconds$/);
    expect(name).not.toMatch(/(milliseconds|_ms|_minutes|_percent)\b/);
  }
});

it('docs/operations.md has each figure of ours, and no other', () => {
  const [, table = ''] = operations.split('## Figures');
  const named = [...(table.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)/gm)].map(([, name]) => name);

  expect(named.sort()).toEqual([...own.keys()].sort());
});

it('docs/operations.md says of each alert what to do, and of no other', () => {
  const [, section = ''] = operations.split('## When an alert fires');
  const paragraphs = (section.split('\n## ')[0] ?? '').split('\n### ').slice(1);
  const names = paragraphs.map((paragraph) => paragraph.split('\n')[0]);

  expect(names).toEqual(alerts);
  for (const paragraph of paragraphs) expect(paragraph.length).toBeGreaterThan(150);
});
