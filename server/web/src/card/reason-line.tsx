import type { CardReason } from '../api/contract.ts';
import { useSession } from '../session/session.ts';
import type { Step } from './to-steps.ts';

type ReasonLineProps = { readonly step: Step; readonly isScored: boolean };

const toneOf = ({ points, reason }: Step): 'up' | 'down' => {
  if (points === 0) return reason?.direction ?? 'up';
  return points > 0 ? 'up' : 'down';
};

/** Where a reason comes from, and of when it is. */
const ReasonOrigin = ({ reason }: { readonly reason: CardReason }) => {
  const { formats } = useSession();
  const source = reason.source_label === null ? [] : [reason.source_label];
  const date = reason.as_of === null ? [] : [formats.date(reason.as_of)];
  return <span className="reason-origin">{[...source, ...date].join(' · ')}</span>;
};

const StepBar = ({ step }: { readonly step: Step }) => (
  <svg className="reason-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect className="bar-track" width="100" height="10" />
    <rect className="bar-step" x={step.start} width={step.width} height="10" />
  </svg>
);

/** One reason: its sentence, where and when it comes from, its bar and its signed points. A rule has no points. */
export const ReasonLine = ({ step, isScored }: ReasonLineProps) => {
  const { texts, formats } = useSession();
  const { reason, points } = step;
  const isRule = reason !== undefined && points === 0;
  return (
    <li className={`reason-line ${toneOf(step)}`}>
      <span className="reason-text">
        {reason?.text ?? texts.card.other}
        {reason !== undefined && <ReasonOrigin reason={reason} />}
      </span>
      {isRule && (
        <span className="tag" title={texts.card.ruleHint}>
          {texts.card.rule}
        </span>
      )}
      {isScored && !isRule && (
        <>
          <StepBar step={step} />
          <span className="reason-points">{formats.signed(points)}</span>
        </>
      )}
    </li>
  );
};
