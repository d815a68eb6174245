import type { AccountLine } from '../api/contract.ts';
import { Icon, type IconName } from '../chrome/icon.tsx';
import { useSession } from '../session/session.ts';
import type { Texts } from '../texts/en.ts';

type AccountListProps = {
  readonly accounts: readonly AccountLine[];
  readonly openId: string | undefined;
  readonly onOpen: (accountId: string) => void;
};

const isOutcome = (word: string | null): word is keyof Texts['outcomes'] =>
  word === 'accept' || word === 'request_guarantee' || word === 'refer' || word === 'refuse';

/** What one line says of an account: the verb once it is decided, else where it stands. */
const standing = (account: AccountLine, texts: Texts): { text: string; tone: string; icon: IconName } => {
  const { lists } = texts;
  if (account.state === 'choose_company') return { text: lists.chooseCompany, tone: 'plain', icon: 'unknown' };
  if (account.state === 'failed') return { text: lists.failed, tone: 'plain', icon: 'warning' };
  if (account.state === 'assessing' || !isOutcome(account.decision)) {
    return { text: lists.assessing, tone: 'plain', icon: 'cached' };
  }
  return { text: texts.outcomes[account.decision], tone: account.decision, icon: account.decision };
};

const gradeOf = (account: AccountLine, texts: Texts): string => {
  if (account.state === 'too_little_data') return texts.lists.tooLittle;
  return account.score === null || account.state !== 'decided' ? '' : `${account.score} · ${account.grade}`;
};

/** The accounts created here, latest first; each opens its record. */
export const AccountList = ({ accounts, openId, onOpen }: AccountListProps) => {
  const { texts, formats } = useSession();
  return (
    <nav className="panel accounts" aria-labelledby="accounts-title">
      <h2 className="panel-title" id="accounts-title">
        {texts.lists.accounts} {accounts.length > 0 && <span className="count">{formats.whole(accounts.length)}</span>}
      </h2>
      {accounts.length === 0 && <p className="quiet-text">{texts.lists.noAccounts}</p>}
      <ul className="account-lines">
        {accounts.map((account) => {
          const { text, tone, icon } = standing(account, texts);
          return (
            <li key={account.id}>
              <button
                type="button"
                className="account-line"
                aria-current={account.id === openId ? 'page' : undefined}
                onClick={() => onOpen(account.id)}
              >
                <span className="account-name">{account.name ?? texts.lists.unnamed}</span>
                <span className="account-score">{gradeOf(account, texts)}</span>
                <span className={`verb tone-${tone}`}>
                  <Icon name={icon} />
                  {text}
                </span>
                <span className="account-date">{formats.moment(account.updated_at)}</span>
                {(account.open_alerts ?? 0) > 0 && (
                  <span className="account-alerts">
                    <Icon name="bell" />
                    {texts.watch.openAlerts(account.open_alerts ?? 0)}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
};
