import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';

type PlainFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
};

/** One line of text with its label, an optional hint and the fault the server found in it. */
export const PlainField = ({ name, label, value, onChange, hint }: PlainFieldProps) => (
  <TextField className="field" name={name} value={value} onChange={onChange} maxLength={200}>
    <Label className="label">{label}</Label>
    <Input className="input" autoComplete="off" spellCheck="false" />
    {hint !== undefined && (
      <Text slot="description" className="hint">
        {hint}
      </Text>
    )}
    <FieldError className="field-error" />
  </TextField>
);
