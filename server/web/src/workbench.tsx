import { useState } from 'react';
import type { AccountFields, AccountLine, SandboxCompany } from './api/contract.ts';
import { emptyDraft, withCompany, type Draft } from './form/draft.ts';
import { ProspectForm } from './form/prospect-form.tsx';
import { AccountList } from './lists/account-list.tsx';
import { useAccounts } from './lists/use-accounts.ts';
import { SandboxCompanies } from './lists/sandbox-companies.tsx';
import { EmptyRecord } from './record/empty-record.tsx';
import { RecordPanel } from './record/record-panel.tsx';
import { useOpenAccount } from './record/use-open-account.ts';
import { useSession } from './session/session.ts';

/** What the record holds, for a page that was loaded after the record was sent. */
const fieldsOf = (line: AccountLine | undefined): Omit<AccountFields, 'id'> => ({
  ...(line?.name ? { name: line.name } : {}),
  ...(line?.owner ? { owner: line.owner } : {}),
  ...(line?.requested_amount ? { requested_amount: line.requested_amount } : {}),
  ...(line?.payment_terms_days == null ? {} : { payment_terms_days: line.payment_terms_days }),
});

/** The form on the left, the record with its credit card on the right, the accounts and the companies to try below. */
export const Workbench = () => {
  const { mode, currencies } = useSession();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(currencies[0] ?? ''));
  const [sent, setSent] = useState<Readonly<Record<string, AccountFields>>>({});
  const [openId, open] = useOpenAccount();
  const { accounts, reload } = useAccounts();

  const remember = (account: AccountFields): void => setSent((before) => ({ ...before, [account.id]: account }));
  const showCreated = (account: AccountFields): void => {
    remember(account);
    open(account.id);
    // What belongs to the salesperson stays for the next prospect; the company does not.
    setDraft({ ...emptyDraft(draft.currency), country: draft.country, owner: draft.owner });
    reload();
  };
  const fill = (company: SandboxCompany): void => {
    setDraft(withCompany(draft, company));
    document.querySelector<HTMLElement>('.prospect-form button[type="submit"]')?.focus();
  };

  const line = accounts.find((account) => account.id === openId);
  const known = openId === undefined ? undefined : { ...fieldsOf(line), ...sent[openId], id: openId };

  return (
    <div className="workbench">
      <aside className="left">
        <ProspectForm draft={draft} onDraft={setDraft} onCreated={showCreated} />
        <AccountList accounts={accounts} openId={openId} onOpen={open} />
      </aside>
      <main className="right" id="record" tabIndex={-1}>
        {known === undefined ? (
          <EmptyRecord />
        ) : (
          <RecordPanel key={known.id} account={known} onChanged={remember} onSettled={reload} />
        )}
      </main>
      {mode === 'sandbox' && <SandboxCompanies onChoose={fill} />}
    </div>
  );
};
