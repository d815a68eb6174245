import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { CardCandidate } from '../api/contract.ts';
import { Icon } from '../chrome/icon.tsx';
import { useSession } from '../session/session.ts';
import { sayProblem } from '../texts/say-problem.ts';
import { readIdentifier } from './read-identifier.ts';
import { isLongEnough, useSuggestions } from './use-suggestions.ts';

type CompanyFieldProps = {
  readonly typed: string;
  readonly country: string;
  readonly onType: (typed: string) => void;
  readonly onChoose: (company: CardCandidate) => void;
};

const keyOf = (company: CardCandidate): string =>
  [company.country, company.siren ?? company.company_number ?? company.name, company.postcode].join(':');

/**
 * React Aria hides everything outside an open combobox from assistive technology, so that a screen reader cannot
 * wander off. Here the suggestions are an offer, and the button beside them must stay reachable at once: the page
 * counts as part of the top layer while they are shown.
 */
const keepPageReachable = (isOpen: boolean): void => {
  document.getElementById('root')?.toggleAttribute('data-react-aria-top-layer', isOpen);
};

/** The company by name, with suggestions from the registers while one types. Free text stays allowed. */
export const CompanyField = ({ typed, country, onType, onChoose }: CompanyFieldProps) => {
  const { form, problem: problemTexts } = useSession().texts;
  const { companies, isSearching, problem } = useSuggestions(typed, country);
  const number = readIdentifier(typed);
  const typedText =
    number === undefined || number.kind === 'company_number' ? form.noSuggestions : form.identifierRead[number.kind];
  const foundText = problem === undefined ? typedText : sayProblem(problem, problemTexts).title;
  const emptyText = isSearching ? form.searching : foundText;
  return (
    <ComboBox
      className="field"
      name="company"
      items={companies.map((company) => ({ id: keyOf(company), company }))}
      inputValue={typed}
      onInputChange={onType}
      value={null}
      onChange={(key) => {
        const chosen = companies.find((company) => keyOf(company) === key);
        if (chosen !== undefined) onChoose(chosen);
      }}
      onOpenChange={keepPageReachable}
      allowsCustomValue
      // Only while something is typed: otherwise emptying the form would open an empty list over it.
      allowsEmptyCollection={isLongEnough(typed)}
      menuTrigger="input"
    >
      <Label className="label">{form.company}</Label>
      <div className="input-with-button">
        <Input className="input" autoComplete="off" spellCheck="false" maxLength={200} />
        <Button className="input-button" aria-label={form.showSuggestions}>
          <Icon name="chevron" />
        </Button>
      </div>
      <Text slot="description" className="hint">
        {form.companyHint}
      </Text>
      <FieldError className="field-error" />
      <Popover className="popover suggestions">
        <ListBox
          className="options"
          aria-label={form.suggestions}
          renderEmptyState={() => <p className="option-empty">{emptyText}</p>}
        >
          {({ company }: { company: CardCandidate }) => (
            <ListBoxItem className="option" textValue={company.name}>
              <Text slot="label" className="option-name">
                {company.name}
              </Text>
              <Text slot="description" className="option-detail">
                {[company.siren ?? company.company_number, company.postcode, company.city, company.country]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};
