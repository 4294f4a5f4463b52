import { type Scenario, scenarios } from './alert-scenarios.js';
import { alertFaults } from './checkers.js';
import { alerts, ruleGroups } from './figures.js';
import { variant, workloadsOf } from './objects.js';

const inOurNamespace = (series: string) => series.replace('{', '{namespace="ticketing",').replace(',}', '}');

/** A test of promtool's: which alerts fire at a time. */
const testOf = ({ name, series, at, fire }: Scenario) => ({
  name,
  interval: '15s',
  input_series: Object.entries(series).map(([one, values]) => ({ series: inOurNamespace(one), values })),
  promql_expr_test: [
    {
      // As a comment its name is in what promtool says of it.
      expr: `count by (alertname) (ALERTS{alertstate="firing"}) # ${name}`,
      eval_time: at,
      exp_samples: fire.map((alertname) => ({ labels: `{alertname="${alertname}"}`, value: 1 })),
    },
  ],
});

const faultsOf = (rules: object, of = scenarios) => alertFaults(rules, { tests: of.map(testOf) });

it('each alert fires on its pain, and neither otherwise nor on another’s', async () => {
  expect(await faultsOf(ruleGroups)).toEqual([]);
});

it('each alert is seen to fire, and to be quiet', () => {
  const isQuiet = (alert: string) => scenarios.some(({ name }) => name.startsWith(`${alert} is quiet`));

  expect(new Set(scenarios.flatMap(({ fire }) => fire))).toEqual(new Set(alerts));
  expect(alerts.filter((alert) => !isQuiet(alert))).toEqual([]);
});

it('whatever answers people is missed by its name', async () => {
  const deployments = workloadsOf(await variant('overlays/production'))
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ name }) => name);
  const missed = scenarios.map(
    ({ name }) => name.match(/^ServiceGone fires when nobody has heard of (.*)/)?.[1],
  );

  expect(missed.filter(Boolean).sort()).toEqual(deployments.sort());
});

it.each([
  ['that asks for the wrong number', '> 60\n', '> 600\n', 'OutboxOld fires after a minute'],
  ['that fires too early', '> 60\n', '> 6\n', 'OutboxOld is quiet before'],
  [
    'that is content with what is not there',
    /\n\s+or absent\(kube_.*"client"}\)/,
    '',
    'ServiceGone fires when nobody has heard of client',
  ],
  ['that is no expression', 'sum by (service)', 'sum by service', 'parse error'],
])('a mistake is found: an alert %s', async (_mistake, from, to, found) => {
  const groups = ruleGroups.groups.map((group) => ({
    ...group,
    rules: group.rules.map((rule) => ({ ...rule, expr: rule.expr.replace(from, to) })),
  }));
  const ofThat = scenarios.filter(({ name }) => name === found);

  expect((await faultsOf({ groups }, ofThat)).join('\n')).toContain(found);
});
