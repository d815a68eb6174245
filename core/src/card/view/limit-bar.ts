import type { CreditUse } from './card-view-input.ts';
import type { LimitBar, LimitBarPart } from './card-view-shape.ts';
import type { Speak } from './state-of.ts';

const USES = ['open', 'ordered', 'reserved'] as const;

/** Credit notes can make a part negative; it then takes no room, and what it lowers is taken from the other parts. */
const usedParts = (credit: CreditUse): { readonly used: number; readonly rooms: readonly number[] } => {
  const positive = USES.map((kind) => Math.max(0, credit[kind]));
  const sum = positive.reduce((total, room) => total + room, 0);
  const used = Math.max(0, credit.open + credit.ordered + credit.reserved);
  return { used, rooms: positive.map((room) => (sum === 0 ? 0 : (room / sum) * used)) };
};

const withStarts = (parts: readonly Omit<LimitBarPart, 'start'>[]): readonly LimitBarPart[] =>
  parts.map((part, at) => ({
    ...part,
    start: Math.min(
      1,
      parts.slice(0, at).reduce((sum, { share }) => sum + share, 0),
    ),
  }));

/** Open, ordered, reserved and free as shares of the bar. The bar ends at the limit, or at the use where that is more. */
export const limitBar = (credit: CreditUse, { texts, formats }: Speak): LimitBar | null => {
  const limit = Math.max(0, credit.limit);
  const { used, rooms } = usedParts(credit);
  const total = Math.max(limit, used);
  if (total === 0) return null;
  const money = (value: number): string => formats.money({ value, currency: credit.currency });
  const isOver = used > limit;
  const uses = USES.map((kind, at) => ({
    kind,
    label: texts.limit.parts[kind],
    amount: money(credit[kind]),
    share: (rooms[at] ?? 0) / total,
  }));
  const free = {
    kind: 'free' as const,
    label: texts.limit.parts.free,
    amount: money(isOver ? 0 : credit.free),
    share: Math.max(0, 1 - uses.reduce((sum, { share }) => sum + share, 0)),
  };
  return {
    parts: withStarts([...uses, free]),
    limitAt: limit / total,
    isOver,
    text: isOver
      ? texts.limit.over(money(used - limit), money(limit))
      : texts.limit.used(money(used), money(limit), money(credit.free)),
  };
};
