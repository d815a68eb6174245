import { FieldError, Input, Label, NumberField } from 'react-aria-components';
import { CURRENCIES, type Currency } from '../api/contract.ts';
import { Choice } from '../chrome/choice.tsx';
import { useSession } from '../session/session.ts';

type AmountFieldProps = {
  readonly amount: number;
  readonly currency: Currency;
  readonly onAmount: (amount: number) => void;
  readonly onCurrency: (currency: Currency) => void;
};

/** The credit the salesperson asks for, typed the way the user's language writes numbers. */
export const AmountField = ({ amount, currency, onAmount, onCurrency }: AmountFieldProps) => {
  const { form } = useSession().texts;
  return (
    <div className="field-row amount-row">
      <NumberField
        className="field"
        name="amount"
        value={amount}
        onChange={onAmount}
        minValue={0}
        formatOptions={{ maximumFractionDigits: 2 }}
      >
        <Label className="label">{form.amount}</Label>
        <Input className="input figures" autoComplete="off" />
        <FieldError className="field-error" />
      </NumberField>
      <Choice
        label={form.currency}
        value={currency}
        options={CURRENCIES.map((value) => ({ value, text: value }))}
        onChange={onCurrency}
      />
    </div>
  );
};
