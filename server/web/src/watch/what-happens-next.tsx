import { useState } from 'react';
import { Button } from 'react-aria-components';
import { toProblem, type Problem } from '../api/api-problem.ts';
import { HAPPENINGS, type Happened, type HappeningKind } from '../api/contract.ts';
import type { CompanyNumber } from '../api/create-api.ts';
import { ProblemNotice } from '../chrome/problem-notice.tsx';
import { useSession } from '../session/session.ts';

type WhatHappensNextProps = {
  readonly company: CompanyNumber;
  /** Told when something happened, so that what follows is seen at once. */
  readonly onHappened: () => void;
};

/** Buttons that let something happen to a fictitious company; what follows appears on the record by itself. */
export const WhatHappensNext = ({ company, onHappened }: WhatHappensNextProps) => {
  const { api, texts } = useSession();
  const { watch } = texts;
  const [sending, setSending] = useState<HappeningKind>();
  const [happened, setHappened] = useState<Happened>();
  const [problem, setProblem] = useState<Problem>();
  const send = async (event: HappeningKind): Promise<void> => {
    setSending(event);
    try {
      setHappened(await api.makeItHappen(company, event));
      setProblem(undefined);
      onHappened();
    } catch (failure) {
      setProblem(toProblem(failure));
    } finally {
      setSending(undefined);
    }
  };
  const said = (answer: Happened): string => {
    const { label } = watch.happenings[answer.event];
    return answer.is_watched ? watch.happened(label) : watch.happenedUnwatched(label);
  };
  return (
    <section className="news-panel happenings" aria-labelledby="happenings-title">
      <h3 className="section-title" id="happenings-title">
        {watch.whatNext}
      </h3>
      <p className="quiet-text small">{watch.whatNextHint}</p>
      <ul className="happening-lines">
        {HAPPENINGS.map((event) => (
          <li key={event}>
            <Button
              className="button"
              isPending={sending === event}
              isDisabled={sending !== undefined && sending !== event}
              onPress={() => void send(event)}
              aria-describedby={`happening-${event}`}
            >
              {watch.happenings[event].label}
            </Button>
            <span className="quiet-text small" id={`happening-${event}`}>
              {watch.happenings[event].text}
            </span>
          </li>
        ))}
      </ul>
      <output className="happened" aria-live="polite">
        {happened !== undefined && sending === undefined && problem === undefined && said(happened)}
      </output>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </section>
  );
};
