import { useCallback, useState } from 'react';
import type { SandboxCompany } from '../api/contract.ts';
import { ProblemNotice } from '../chrome/problem-notice.tsx';
import { useLoaded } from '../session/use-loaded.ts';
import { useSession } from '../session/session.ts';

/** Where all is in one column, a table of twenty lines would stand between a person and the end of the page. */
const hasRoom = (): boolean => window.matchMedia('(min-width: 60rem)').matches;

/** The fictitious companies with the situation that each shows; the name fills the form. Closed on narrow screens. */
export const SandboxCompanies = ({ onChoose }: { readonly onChoose: (company: SandboxCompany) => void }) => {
  const { api, texts } = useSession();
  const { lists } = texts;
  const [isOpen, setIsOpen] = useState(hasRoom);
  const { value, problem, reload } = useLoaded(
    useCallback((signal: AbortSignal) => api.listSandboxCompanies(signal), [api]),
  );
  return (
    <section className="panel to-try" aria-labelledby="companies-title">
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          <h2 className="panel-title" id="companies-title">
            {lists.companies}
          </h2>
        </summary>
        <p className="quiet-text">{lists.companiesHint}</p>
        {problem !== undefined && <ProblemNotice problem={problem} onRetry={reload} />}
        <table className="table companies">
          <thead>
            <tr>
              <th scope="col">{lists.company}</th>
              <th scope="col">{lists.identifier}</th>
              <th scope="col">{lists.shows}</th>
            </tr>
          </thead>
          <tbody>
            {value?.map((company) => (
              <tr key={company.key}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    aria-label={lists.fill(company.name)}
                    onClick={() => onChoose(company)}
                  >
                    {company.name}
                  </button>
                  <span className="quiet-text small place">
                    {[company.city, company.country].filter(Boolean).join(', ')}
                  </span>
                </th>
                <td className="figures">{company.siren ?? company.vat ?? company.company_number}</td>
                <td>{company.shows}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
};
