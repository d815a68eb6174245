import type { CardCounterfactual } from '../api/contract.ts';
import { useSession } from '../session/session.ts';

type WhatIfLineProps = {
  readonly whatIf: CardCounterfactual;
  /** False where no score is shown because it would be a guess. */
  readonly isScored: boolean;
  /** A person decides about a natural person, so no other decision is held out. */
  readonly isNaturalPerson: boolean;
};

type Figure = { readonly label: string; readonly from: string; readonly to: string };

/** The arrow is for the eye; who listens hears "from 598 to 655". */
const FigureChange = ({ label, from, to }: Figure) => {
  const { texts } = useSession();
  return (
    <div className="what-if-figure">
      <dt>{label}</dt>
      <dd>
        <span aria-hidden="true">
          {from} <span className="what-if-arrow">→</span> <strong>{to}</strong>
        </span>
        <span className="visually-hidden">{texts.card.fromTo(from, to)}</span>
      </dd>
    </div>
  );
};

/** One change and the figures that it would have moved; those that stay the same go unsaid. */
export const WhatIfLine = ({ whatIf, isScored, isNaturalPerson }: WhatIfLineProps) => {
  const { texts, formats } = useSession();
  const { score, grade, limit, decision } = whatIf;
  const scored = [
    { label: texts.card.score, from: formats.whole(score.from), to: formats.whole(score.to) },
    { label: texts.card.gradeLabel, from: grade.from, to: grade.to },
  ];
  const figures: readonly Figure[] = [
    ...(isScored ? scored : []),
    { label: texts.card.limitLabel, from: formats.money(limit.from), to: formats.money(limit.to) },
    ...(isNaturalPerson
      ? []
      : [{ label: texts.card.decision, from: texts.outcomes[decision.from], to: texts.outcomes[decision.to] }]),
  ];
  return (
    <li className="what-if">
      <p className="what-if-condition">{whatIf.condition}</p>
      <dl className="what-if-figures">
        {figures
          .filter(({ from, to }) => from !== to)
          .map((figure) => (
            <FigureChange key={figure.label} {...figure} />
          ))}
      </dl>
    </li>
  );
};
