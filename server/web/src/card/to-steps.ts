import type { CardReason, DecidedCard } from '../api/contract.ts';

/** One bar of the waterfall, as a span between two running totals, in 0..100 of the drawing's width. */
export type Step = {
  readonly reason: CardReason | undefined;
  readonly points: number;
  readonly start: number;
  readonly width: number;
};

const narrowest = 0.8;

/**
 * The score as a sum one can follow: each reason moves the running total, the smaller effects close it.
 * The drawing spans the totals that occur, so that small points stay visible; what the ends of the scale cut off is
 * no effect of the company's, and has no bar.
 */
export const toSteps = (card: DecidedCard): readonly Step[] => {
  const moves = [
    ...card.reasons.map((reason) => ({ reason, points: reason.points })),
    { reason: undefined, points: card.other_points },
  ];
  const totals = moves.reduce<number[]>(
    (before, { points }) => [...before, (before.at(-1) ?? 0) + points],
    [card.base_points],
  );
  const low = Math.min(...totals);
  const span = Math.max(...totals) - low || 1;
  return moves.map(({ reason, points }, at) => {
    const from = Math.min(totals[at] ?? 0, totals[at + 1] ?? 0);
    const width = Math.max((Math.abs(points) / span) * 100, points === 0 ? 0 : narrowest);
    return { reason, points, start: Math.min(((from - low) / span) * 100, 100 - width), width };
  });
};
