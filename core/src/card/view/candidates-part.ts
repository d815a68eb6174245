import type { Card, CardCandidate } from '../card.ts';
import type { CandidateRow, CandidatesPart } from './card-view-shape.ts';
import type { Speak } from './state-of.ts';

const numberOf = ({ siren, company_number, vat }: CardCandidate): string | undefined => siren ?? company_number ?? vat;

const detailsOf = (candidate: CardCandidate): string => {
  const place = [candidate.postcode, candidate.city].filter(Boolean).join(' ');
  return [place, numberOf(candidate)].filter(Boolean).join(' · ') || candidate.country;
};

const rowOf = (candidate: CardCandidate, at: number, { texts, formats }: Speak): CandidateRow => {
  const details = detailsOf(candidate);
  return {
    key: `${numberOf(candidate) ?? candidate.name}-${at}`,
    name: candidate.name,
    details,
    status: candidate.status === undefined ? null : texts.match.statuses[candidate.status],
    match: texts.match.match(formats.percent(candidate.confidence)),
    choose: texts.match.choose,
    spoken: texts.match.chooseNamed(candidate.name, details),
    candidate,
  };
};

/** The companies that a record may mean, for a person to choose from; null when none was found. */
export const candidatesPart = (card: Card | null, speak: Speak): CandidatesPart | null =>
  card?.state !== 'choose_company' || card.candidates.length === 0
    ? null
    : {
        title: speak.texts.match.title,
        rows: card.candidates.map((candidate, at) => rowOf(candidate, at, speak)),
      };
