import { Button } from 'react-aria-components';
import type { Problem } from '../api/api-problem.ts';
import { useSession } from '../session/session.ts';
import { readFaultyField, sayFault, sayProblem } from '../texts/say-problem.ts';
import { Icon } from './icon.tsx';

type ProblemNoticeProps = { readonly problem: Problem; readonly onRetry?: () => void };

/** A failure in words: what, why, the request id to quote, and a way on. */
export const ProblemNotice = ({ problem, onRetry }: ProblemNoticeProps) => {
  const { problem: texts } = useSession().texts;
  const { title, detail } = sayProblem(problem, texts);
  return (
    <div className="notice notice-bad" role="alert">
      <Icon name="warning" />
      <div className="notice-body">
        <h3 className="notice-title">{title}</h3>
        <p>{detail}</p>
        {problem.errors?.map((fault) => (
          <p key={fault.field}>
            {readFaultyField(fault.field, texts) === undefined && <code>{fault.field}</code>}{' '}
            {sayFault(problem, fault, texts)}
          </p>
        ))}
        <p className="quiet-text small">
          <code>{problem.code}</code>
          {problem.request_id !== undefined && (
            <>
              {' · '}
              {texts.requestId} <code>{problem.request_id}</code>
            </>
          )}
        </p>
        {onRetry !== undefined && (
          <Button className="button" onPress={onRetry}>
            {texts.retry}
          </Button>
        )}
      </div>
    </div>
  );
};
