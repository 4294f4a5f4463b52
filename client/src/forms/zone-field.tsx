import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '@/strings/words';
import type { FieldLabels } from './field-frame';
import { SelectField } from './select-field';
import type { FieldProps } from './use-form';

/**
 * The zone of the event. Most events are where their sellers are, so the browser's own is chosen to begin with, unless
 * one is known: another would move the event.
 */
export function ZoneField({ zones, ...field }: FieldProps & FieldLabels & { zones: ReactNode }) {
  const { sell } = useWords().strings;
  const frame = useRef<HTMLDivElement>(null);
  const [unlisted, setUnlisted] = useState<string>();
  const [isKnown] = useState(field.defaultValue !== '');
  useEffect(() => {
    const select = frame.current?.querySelector('select');
    if (isKnown || select?.value !== '') return;
    const own = unlisted ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    select.value = own;
    // Engines do not list all of them: once it is there to be chosen, this is done again.
    if (select.value !== own) setUnlisted(own);
  }, [isKnown, unlisted]);
  return (
    <div ref={frame}>
      <SelectField {...field}>
        <option value="">{sell.noZone}</option>
        {unlisted && <option value={unlisted}>{unlisted.replaceAll('_', ' ')}</option>}
        {zones}
      </SelectField>
    </div>
  );
}
