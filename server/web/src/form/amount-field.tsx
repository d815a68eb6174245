import { useState } from 'react';
import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { useSession } from '../session/session.ts';
import { readAmount } from './read-amount.ts';

type AmountFieldProps = { readonly typed: string; readonly onType: (typed: string) => void };

/**
 * The credit the salesperson asks for. A plain text field: number fields drop what they cannot read, and the amount
 * would change without a word. Once left it shows the amount as the user's locale writes it, or what is wrong with it.
 */
export const AmountField = ({ typed, onType }: AmountFieldProps) => {
  const { texts, formats } = useSession();
  const [isLeft, setIsLeft] = useState(false);
  const amount = readAmount(typed);
  const isWrong = isLeft && amount === undefined && typed.trim() !== '';

  const change = (text: string): void => {
    setIsLeft(false);
    onType(text);
  };
  const leave = (): void => {
    setIsLeft(true);
    if (amount !== undefined) onType(formats.amount(amount));
  };
  return (
    <TextField
      className="field"
      name="amount"
      value={typed}
      onChange={change}
      onBlur={leave}
      // A plain false would hide what the form or the server finds wrong.
      {...(isWrong ? { isInvalid: true } : {})}
    >
      <Label className="label">{texts.form.amount}</Label>
      <Input className="input figures" inputMode="decimal" autoComplete="off" maxLength={40} />
      <FieldError className="field-error">{isWrong ? texts.problem.fields.amount : undefined}</FieldError>
    </TextField>
  );
};
