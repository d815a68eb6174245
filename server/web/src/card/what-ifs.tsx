import type { DecidedCard } from '../api/contract.ts';
import { useSession } from '../session/session.ts';
import { WhatIfLine } from './what-if-line.tsx';

/** What would have been decided had one fact been different; nothing where no change is known to help. */
export const WhatIfs = ({ card }: { readonly card: DecidedCard }) => {
  const { texts } = useSession();
  if (card.counterfactuals.length === 0) return null;
  return (
    <section className="what-ifs" aria-labelledby="what-ifs-title">
      <h2 className="section-title" id="what-ifs-title">
        {texts.card.whatIfs}
      </h2>
      <ul>
        {card.counterfactuals.map((whatIf) => (
          <WhatIfLine
            key={whatIf.code}
            whatIf={whatIf}
            isScored={card.state === 'decided'}
            isNaturalPerson={card.subject_kind === 'natural_person'}
          />
        ))}
      </ul>
      <p className="quiet-text small">{texts.card.whatIfsHint}</p>
    </section>
  );
};
