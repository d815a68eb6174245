import type { CardReason, DecidedCard } from '../card.ts';
import type { ReasonRow, ReasonsPart } from './card-view-shape.ts';
import type { Speak } from './state-of.ts';

/** As many as are read without scrolling. */
const FIRST_ROWS = 4;

const sourceOf = ({ source, source_label, as_of }: CardReason, { formats }: Speak): string | null => {
  const parts = [source_label || source, as_of === null ? null : formats.date(as_of)];
  return parts.filter((part) => part !== null && part !== '').join(' · ') || null;
};

const rowOf = (reason: CardReason, at: number, speak: Speak): ReasonRow => {
  const { texts, formats } = speak;
  const isRule = reason.points === 0;
  const points = isRule ? texts.reasons.rule : formats.signed(reason.points);
  const source = sourceOf(reason, speak);
  const said = isRule ? points : texts.reasons.points(points);
  return {
    key: `${reason.code}-${at}`,
    direction: isRule ? 'rule' : reason.direction,
    points,
    text: reason.text,
    source,
    spoken: [`${said}.`, reason.text, source].filter((part) => part !== null).join(' '),
  };
};

const sumOf = (card: DecidedCard, { texts, formats }: Speak): ReasonsPart['sum'] => {
  const { start, other, scaleEnds, total } = texts.reasons;
  const rows = [
    { key: 'base', label: start, points: formats.whole(card.base_points), isShown: true },
    { key: 'other', label: other, points: formats.signed(card.other_points), isShown: card.other_points !== 0 },
    {
      key: 'scale',
      label: scaleEnds,
      points: formats.signed(card.clamped_points),
      isShown: card.clamped_points !== 0,
    },
    { key: 'total', label: total, points: formats.whole(card.score), isShown: true },
  ];
  return rows.filter(({ isShown }) => isShown).map(({ key, label, points }) => ({ key, label, points }));
};

/** Why, with the source and date of every fact; null for a card without a reason. */
export const reasonsPart = (card: DecidedCard, speak: Speak): ReasonsPart | null => {
  if (card.reasons.length === 0) return null;
  const isScored = card.state === 'decided';
  const texts = speak.texts.reasons;
  const rows = card.reasons.map((reason, at) => rowOf(reason, at, speak));
  const more = rows.slice(FIRST_ROWS);
  return {
    title: isScored ? texts.title : texts.known,
    first: rows.slice(0, FIRST_ROWS),
    more,
    moreLabel: more.length > 0 ? texts.more(more.length) : isScored ? texts.sum : null,
    sum: isScored ? sumOf(card, speak) : [],
  };
};
