import { Button } from 'react-aria-components';
import type { Problem } from '../api/api-problem.ts';
import { useSession } from '../session/session.ts';
import { Icon } from './icon.tsx';

type ProblemNoticeProps = { readonly problem: Problem; readonly onRetry?: () => void };

/** A failure in words: what, why, the request id to quote, and a way on. */
export const ProblemNotice = ({ problem, onRetry }: ProblemNoticeProps) => {
  const { problem: texts } = useSession().texts;
  const isUnreachable = problem.code === 'unreachable';
  return (
    <div className="notice notice-bad" role="alert">
      <Icon name="warning" />
      <div className="notice-body">
        <h3 className="notice-title">{isUnreachable ? texts.unreachableTitle : problem.title}</h3>
        <p>{isUnreachable ? texts.unreachableDetail : problem.detail}</p>
        {problem.errors?.map(({ field, message }) => (
          <p key={field}>
            <code>{field}</code> {message}
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
