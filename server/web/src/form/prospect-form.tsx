import type { FormEvent, KeyboardEvent } from 'react';
import { Button, Form } from 'react-aria-components';
import type { AccountFields } from '../api/contract.ts';
import { Choice } from '../chrome/choice.tsx';
import { ProblemNotice } from '../chrome/problem-notice.tsx';
import { useSession } from '../session/session.ts';
import { CommercialFields } from './commercial-fields.tsx';
import { CompanyField } from './company-field.tsx';
import { COUNTRY_CODES } from './country-codes.ts';
import { emptyDraft, withCompany, withIdentifier, type Draft } from './draft.ts';
import { PlainField } from './plain-field.tsx';
import { readIdentifier } from './read-identifier.ts';
import { useCreateProspect } from './use-create-prospect.ts';

type ProspectFormProps = {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onCreated: (account: AccountFields) => void;
};

/** Enter creates the prospect even while suggestions are shown, unless one of them is chosen with the arrows. */
const submitOnEnter = (event: KeyboardEvent): void => {
  const field = event.target;
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(field instanceof HTMLInputElement)) return;
  const isOpen = field.getAttribute('aria-expanded') === 'true';
  if (!isOpen || field.getAttribute('aria-activedescendant')) return;
  field.form?.requestSubmit();
};

const FormActions = ({ isCreating, onClear }: { readonly isCreating: boolean; readonly onClear: () => void }) => {
  const { form } = useSession().texts;
  return (
    <div className="form-actions">
      <Button type="submit" className="button primary" isPending={isCreating}>
        {isCreating ? form.creating : form.create}
      </Button>
      <Button className="button quiet" onPress={onClear}>
        {form.clear}
      </Button>
    </div>
  );
};

/** The record form of a CRM, as small as it can be: a company, and what is asked for it. */
export const ProspectForm = ({ draft, onDraft, onCreated }: ProspectFormProps) => {
  const { texts, formats, currencies } = useSession();
  const { form } = texts;
  const { isCreating, faults, problem, create, clearFaults } = useCreateProspect(onCreated);
  // A fault goes with the first change and not when the field is left: the button would move from under the pointer.
  const edit = (next: Draft): void => {
    clearFaults();
    onDraft(next);
  };
  const change = (part: Partial<Draft>): void => edit({ ...draft, ...part });
  const identifier = readIdentifier(draft.identifier);
  const countries = COUNTRY_CODES.some((code) => code === draft.country)
    ? COUNTRY_CODES
    : [draft.country, ...COUNTRY_CODES];

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isCreating) void create(draft);
  };

  return (
    <Form
      className="panel prospect-form"
      aria-labelledby="form-title"
      validationBehavior="aria"
      validationErrors={faults}
      onSubmit={submit}
    >
      <h2 className="panel-title" id="form-title">
        {form.title}
      </h2>
      <div onKeyDownCapture={submitOnEnter}>
        <CompanyField
          typed={draft.company}
          country={draft.country}
          onType={(company) => change({ company })}
          onChoose={(company) => edit(withCompany(draft, company))}
        />
      </div>
      <PlainField
        name="identifier"
        label={form.identifier}
        value={draft.identifier}
        onChange={(typed) => edit(withIdentifier(draft, typed))}
        hint={identifier === undefined ? undefined : form.identifierRead[identifier.kind]}
      />
      <Choice
        name="country"
        label={form.country}
        value={draft.country}
        options={countries.map((value) => ({ value, text: formats.country(value) }))}
        onChange={(country) => change({ country })}
      />
      <CommercialFields draft={draft} onChange={change} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <FormActions isCreating={isCreating} onClear={() => edit(emptyDraft(currencies[0] ?? ''))} />
    </Form>
  );
};
