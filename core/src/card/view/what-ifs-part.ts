import type { DecidedCard } from '../card.ts';
import type { WhatIfsPart } from './card-view-shape.ts';
import type { Speak } from './state-of.ts';

export const whatIfsPart = ({ counterfactuals }: DecidedCard, { texts }: Speak): WhatIfsPart | null =>
  counterfactuals.length === 0
    ? null
    : { ...texts.whatIfs, rows: counterfactuals.map(({ code, text }, at) => ({ key: `${code}-${at}`, text })) };
