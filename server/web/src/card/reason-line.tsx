import { useSession } from '../session/session.ts';
import { sourceLabel } from './source-label.ts';
import type { Step } from './to-steps.ts';

type ReasonLineProps = { readonly step: Step; readonly isScored: boolean };

/** One reason: its sentence, where and when it comes from, its bar and its signed points. A rule has no points. */
export const ReasonLine = ({ step, isScored }: ReasonLineProps) => {
  const { texts, formats } = useSession();
  const { reason, points } = step;
  const isRule = reason !== undefined && points === 0;
  const tone = points > 0 ? 'up' : points < 0 ? 'down' : (reason?.direction ?? 'up');
  const origin = [
    reason?.source === null || reason === undefined ? undefined : sourceLabel(reason.source),
    reason?.as_of ? formats.date(reason.as_of) : undefined,
  ].filter((part) => part !== undefined);
  return (
    <li className={`reason-line ${tone}`}>
      <span className="reason-text">
        {reason?.text ?? texts.card.other}
        {origin.length > 0 && <span className="reason-origin">{origin.join(' · ')}</span>}
      </span>
      {isScored && !isRule && (
        <svg className="reason-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect className="bar-track" width="100" height="10" />
          <rect className="bar-step" x={step.start} width={step.width} height="10" />
        </svg>
      )}
      {isRule && (
        <span className="tag" title={texts.card.ruleHint}>
          {texts.card.rule}
        </span>
      )}
      {isScored && !isRule && <span className="reason-points">{formats.signed(points)}</span>}
    </li>
  );
};
