// Provenance: written by hand after the contract in core/src/card/card.ts; no figure taken from a real company.
import type { CardCounterfactual } from '../../core/src/card/card.ts';
import { eur } from './fake-card-parts.ts';

export const fakeCounterfactuals: readonly CardCounterfactual[] = [
  {
    code: 'DEBITS_HONOURED',
    reason_code: 'DEBITS_REJECTED',
    condition: 'With fewer direct debits returned (number: 1)',
    text: 'With fewer direct debits returned (number: 1): score from 471 to 505.',
    change: { from: { type: 'number', value: 3 }, to: { type: 'number', value: 1 } },
    score: { from: 471, to: 505 },
    grade: { from: 'E', to: 'E' },
    limit: { from: eur(4200), to: eur(4200) },
    decision: { from: 'request_guarantee', to: 'request_guarantee' },
  },
  {
    code: 'PAYMENT_SOONER',
    reason_code: 'PAYS_LATE',
    condition: 'With invoices paid sooner (average delay: 7 days)',
    text: 'With invoices paid sooner (average delay: 7 days): score from 471 to 548 and more.',
    change: { from: { type: 'number', value: 19 }, to: { type: 'number', value: 7 } },
    score: { from: 471, to: 548 },
    grade: { from: 'E', to: 'D' },
    limit: { from: eur(4200), to: eur(9600) },
    decision: { from: 'request_guarantee', to: 'accept' },
  },
];
