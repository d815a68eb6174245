import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { Choice } from '../chrome/choice.tsx';
import { useSession } from '../session/session.ts';

type CurrencyFieldProps = { readonly currency: string; readonly onCurrency: (currency: string) => void };

/** The currencies that the server's policy can count in; a single one leaves nothing to choose, and is only shown. */
export const CurrencyField = ({ currency, onCurrency }: CurrencyFieldProps) => {
  const { texts, currencies } = useSession();
  if (currencies.length > 1) {
    return (
      <Choice
        name="currency"
        label={texts.form.currency}
        value={currency}
        options={currencies.map((value) => ({ value, text: value }))}
        onChange={onCurrency}
      />
    );
  }
  return (
    <TextField className="field" name="currency" value={currency} isReadOnly>
      <Label className="label">{texts.form.currency}</Label>
      <Input className="input fixed" />
      <FieldError className="field-error" />
    </TextField>
  );
};
