import { Button, FieldError, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { Icon } from './icon.tsx';

type ChoiceProps<T extends string> = {
  readonly label: string;
  /** In a form: the name by which a fault finds this field. */
  readonly name?: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
  /** The label is read out but not shown: for the top bar. */
  readonly isCompact?: boolean;
};

/** One of a few: a select with the keyboard and type-ahead of a native one. */
export const Choice = <T extends string>({
  label,
  name,
  value,
  options,
  onChange,
  isCompact = false,
}: ChoiceProps<T>) => (
  <Select
    className={isCompact ? 'choice compact' : 'choice field'}
    value={value}
    onChange={(key) => {
      const chosen = options.find((option) => option.value === key);
      if (chosen !== undefined) onChange(chosen.value);
    }}
    {...(name === undefined ? {} : { name })}
    {...(isCompact ? { 'aria-label': label } : {})}
  >
    {!isCompact && <Label className="label">{label}</Label>}
    <Button className="input choice-button">
      <SelectValue className="choice-value" />
      <Icon name="chevron" />
    </Button>
    <FieldError className="field-error" />
    <Popover className="popover">
      <ListBox className="options" items={options.map((option) => ({ id: option.value, text: option.text }))}>
        {(option) => (
          <ListBoxItem className="option" textValue={option.text}>
            {option.text}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </Select>
);
