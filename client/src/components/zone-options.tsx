/** Made on the server alone: browsers know other zones than it does, and would write another list. */
export const ZoneOptions = () =>
  Intl.supportedValuesOf('timeZone').map((zone) => (
    <option key={zone} value={zone}>
      {zone.replaceAll('_', ' ')}
    </option>
  ));
