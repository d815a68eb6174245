import { useState, type FormEvent } from 'react';
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import { createApi } from '../api/create-api.ts';
import { toProblem, type Problem } from '../api/api-problem.ts';
import { useSession } from '../session/session.ts';
import { sayProblem } from '../texts/say-problem.ts';

/** Live mode: asks for the API key and tries it before it keeps it. */
export const KeyForm = ({ onKey }: { readonly onKey: (key: string) => void }) => {
  const { texts, formats } = useSession();
  const [key, setKey] = useState('');
  const [problem, setProblem] = useState<Problem>();

  // A field that is known to be wrong cannot be sent again, so a new key clears the old key's fault.
  const change = (typed: string): void => {
    setKey(typed);
    setProblem(undefined);
  };

  const say = (found: Problem): string => {
    if (found.status === 401 || found.status === 403) return texts.key.refused;
    const { title, detail } = sayProblem(found, texts.problem);
    return detail || title;
  };

  const connect = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await createApi(key.trim(), formats.locale).listAccounts(new AbortController().signal);
      onKey(key.trim());
    } catch (failure) {
      setProblem(toProblem(failure));
    }
  };

  return (
    <main className="page-alone">
      <Form className="panel key-form" onSubmit={(event) => void connect(event)}>
        <h1 className="panel-title">{texts.key.title}</h1>
        <p className="quiet-text">{texts.key.lead}</p>
        <TextField
          className="field"
          type="password"
          value={key}
          onChange={change}
          isRequired
          isInvalid={problem !== undefined}
        >
          <Label className="label">{texts.key.label}</Label>
          <Input className="input" autoComplete="off" spellCheck="false" placeholder="cl_live_…" />
          <FieldError className="field-error">{problem && say(problem)}</FieldError>
        </TextField>
        <Button type="submit" className="button primary" isDisabled={key.trim() === ''}>
          {texts.key.connect}
        </Button>
      </Form>
    </main>
  );
};
