import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '@/strings/words';
import type { FieldLabels } from './field-frame';
import { SelectField } from './select-field';
import type { FieldProps } from './use-form';

/** The zone of the event. Most events are where their sellers are, so the browser's own is chosen to begin with. */
export function ZoneField({ zones, ...field }: FieldProps & FieldLabels & { zones: ReactNode }) {
  const { sell } = useWords().strings;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const select = frame.current?.querySelector('select');
    if (select?.value === '') select.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }, []);
  return (
    <div ref={frame}>
      <SelectField {...field}>
        <option value="">{sell.noZone}</option>
        {zones}
      </SelectField>
    </div>
  );
}
