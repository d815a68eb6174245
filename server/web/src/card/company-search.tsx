import { useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import type { AccountFields, CardCandidate } from '../api/contract.ts';
import { useSuggestions } from '../form/use-suggestions.ts';
import { useSession } from '../session/session.ts';
import { sayProblem } from '../texts/say-problem.ts';
import { CandidateList } from './candidate-list.tsx';

type CompanySearchProps = { readonly account: AccountFields; readonly onChoose: (company: CardCandidate) => void };

/** Looks for the legal entity by another name than the record's. */
export const CompanySearch = ({ account, onChoose }: CompanySearchProps) => {
  const { texts } = useSession();
  const [typed, setTyped] = useState(account.name ?? '');
  const { companies, isSearching, problem } = useSuggestions(typed, account.country ?? 'FR');
  const told = problem && sayProblem(problem, texts.problem);
  const noneText = told === undefined ? texts.match.none : `${told.title}. ${told.detail}`;
  return (
    <div className="company-search">
      <SearchField className="field" value={typed} onChange={setTyped}>
        <Label className="label">{texts.match.search}</Label>
        <Input className="input" />
      </SearchField>
      {companies.length === 0 && <p className="quiet-text">{isSearching ? texts.form.searching : noneText}</p>}
      <CandidateList candidates={companies} onChoose={onChoose} />
    </div>
  );
};
