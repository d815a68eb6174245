import type { DecidedCard } from '../api/contract.ts';
import { useSession } from '../session/session.ts';
import { ReasonLine } from './reason-line.tsx';
import { toSteps } from './to-steps.ts';

/** Why: a starting point, signed points, and a total that is the score. Without a score there is no sum to show. */
export const ReasonSum = ({ card }: { readonly card: DecidedCard }) => {
  const { texts, formats } = useSession();
  const isScored = card.state === 'decided';
  const steps = toSteps(card).filter((step) => step.reason !== undefined || (isScored && step.points !== 0));
  return (
    <section className="reasons" aria-labelledby="reasons-title">
      <h2 className="section-title" id="reasons-title">
        {isScored ? texts.card.reasons : texts.card.known}
      </h2>
      <ol className="reason-lines">
        {isScored && (
          <li className="reason-line edge">
            <span className="reason-text">{texts.card.start}</span>
            <span className="reason-points">{formats.whole(card.base_points)}</span>
          </li>
        )}
        {steps.map((step) => (
          <ReasonLine key={step.reason?.code ?? 'other'} step={step} isScored={isScored} />
        ))}
        {isScored && card.clamped_points !== 0 && (
          <li className="reason-line edge">
            <span className="reason-text">{texts.card.scaleEnds(formats.whole(0), formats.whole(1000))}</span>
            <span className="reason-points">{formats.signed(card.clamped_points)}</span>
          </li>
        )}
        {isScored && (
          <li className="reason-line edge total">
            <span className="reason-text">{texts.card.total}</span>
            <span className="reason-points">{formats.whole(card.score)}</span>
          </li>
        )}
      </ol>
    </section>
  );
};
