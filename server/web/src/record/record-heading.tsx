import type { AccountFields } from '../api/contract.ts';
import { Icon } from '../chrome/icon.tsx';
import { useSession } from '../session/session.ts';

/** The record's own fields, as the salesperson entered them. */
export const RecordHeading = ({ name, account }: { readonly name: string; readonly account: AccountFields }) => {
  const { texts, formats } = useSession();
  const { requested_amount: requested, payment_terms_days: days } = account;
  const fields = [
    { label: texts.record.requested, value: requested && formats.money(requested) },
    { label: texts.record.terms, value: days === undefined ? undefined : texts.form.termsDays(days) },
    { label: texts.record.owner, value: account.owner },
  ].filter((field) => field.value !== undefined);
  return (
    <header className="record-heading">
      <span className="record-mark">
        <Icon name="building" />
      </span>
      <h1 className="record-name" id="record-title">
        {name}
      </h1>
      {fields.length > 0 && (
        <dl className="record-fields">
          {fields.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  );
};
