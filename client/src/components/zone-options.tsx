/**
 * Every time zone. The list is made on the server alone: browsers know other zones than it does, and would write another.
 * @param known is the zone that is chosen to begin with: there are more of them than engines list, UTC among these.
 */
export const ZoneOptions = ({ known = '' }: { known?: string }) => {
  const listed = Intl.supportedValuesOf('timeZone');
  const zones = known === '' || listed.includes(known) ? listed : [known, ...listed];
  return zones.map((zone) => (
    <option key={zone} value={zone}>
      {zone.replaceAll('_', ' ')}
    </option>
  ));
};
