import { Choice } from '../chrome/choice.tsx';
import { useSession } from '../session/session.ts';
import { AmountField } from './amount-field.tsx';
import { CurrencyField } from './currency-field.tsx';
import type { Draft } from './draft.ts';
import { PlainField } from './plain-field.tsx';

type CommercialFieldsProps = { readonly draft: Draft; readonly onChange: (part: Partial<Draft>) => void };

const termsOffered = ['0', '15', '30', '45', '60', '90'] as const;

/** What is asked for the company: how much, for how long, and who asks. */
export const CommercialFields = ({ draft, onChange }: CommercialFieldsProps) => {
  const { form } = useSession().texts;
  return (
    <>
      <div className="field-row amount-row">
        <AmountField typed={draft.amount} onType={(amount) => onChange({ amount })} />
        <CurrencyField currency={draft.currency} onCurrency={(currency) => onChange({ currency })} />
      </div>
      <div className="field-row">
        <Choice
          name="termsDays"
          label={form.terms}
          value={String(draft.termsDays)}
          options={termsOffered.map((value) => ({ value, text: form.termsDays(Number(value)) }))}
          onChange={(days) => onChange({ termsDays: Number(days) })}
        />
        <PlainField name="owner" label={form.owner} value={draft.owner} onChange={(owner) => onChange({ owner })} />
      </div>
    </>
  );
};
