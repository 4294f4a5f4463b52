import { categories } from '@/domain/event';
import { useWords } from '@/strings/words';
import type { FieldLabels } from './field-frame';
import { SelectField } from './select-field';
import type { FieldProps } from './use-form';

export function CategoryField(field: FieldProps & FieldLabels) {
  const { sell, categoryNames } = useWords().strings;
  return (
    <SelectField {...field}>
      <option value="">{sell.noCategory}</option>
      {categories.map((category) => (
        <option key={category} value={category}>
          {categoryNames[category]}
        </option>
      ))}
    </SelectField>
  );
}
