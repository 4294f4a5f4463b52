import { renderToStaticMarkup } from 'react-dom/server';
import { ZoneOptions } from './zone-options';

const zonesWith = (known?: string) =>
  [...renderToStaticMarkup(<ZoneOptions known={known} />).matchAll(/value="([^"]*)"/g)].map(
    ([, zone]) => zone,
  );

describe('ZoneOptions', () => {
  it.each(['UTC', 'europe/vienna', 'US/Pacific'])('have %s once it is a ticket’s own', (zone) => {
    expect(zonesWith()).not.toContain(zone);
    expect(zonesWith(zone)).toEqual([zone, ...zonesWith()]);
  });

  it('have each zone once', () => {
    expect(zonesWith('Europe/Vienna')).toEqual(zonesWith());
    expect(zonesWith('')).toEqual(zonesWith());
  });
});
