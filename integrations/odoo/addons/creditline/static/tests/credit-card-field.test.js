import { expect, test } from '@odoo/hoot';
import { click, queryAllTexts, queryFirst, queryText } from '@odoo/hoot-dom';
import { advanceTime, animationFrame } from '@odoo/hoot-mock';
import { defineMailModels } from '@mail/../tests/mail_test_helpers';
import {
  contains,
  defineModels,
  fields,
  makeServerError,
  models,
  mountView,
  onRpc,
} from '@web/../tests/web_test_helpers';

const STATES = ['none', 'pending', 'assessing', 'decided', 'too_little_data', 'choose_company', 'failed'];

class Partner extends models.Model {
  _name = 'partner';

  name = fields.Char();
  creditline_state = fields.Selection({ selection: STATES.map((state) => [state, state]) });

  _records = [
    { id: 1, name: 'Verrerie des Monts', creditline_state: 'decided' },
    { id: 2, name: 'Nouvelle Piste', creditline_state: 'pending' },
    { id: 3, name: 'Martin Frères', creditline_state: 'choose_company' },
  ];
}

defineMailModels();
defineModels([Partner]);

// Written by hand; the shape is the one that the server gives.
const decided = {
  state: 'decided',
  account_id: '1',
  score_id: 'sco_1',
  company: { name: 'VERRERIE DES MONTS', siren: '000000018', country: 'FR', match: { confidence: 0.98 } },
  subject_kind: 'legal_person',
  score: 742,
  grade: 'B',
  band: 'Strong',
  probability_of_default: 0.0041,
  one_in: 244,
  pd_interval: [0.0024, 0.0069],
  confidence: 0.86,
  would_add_most: null,
  decision: 'accept',
  decision_label: 'Accept',
  next_step: 'Sell on account up to the limit shown.',
  proposed_limit: { value: 25000, currency: 'EUR' },
  limit_bound_by: 'need',
  limit_bound_text: 'Bound by the amount that was asked for.',
  caps: [],
  payment_terms_days: 30,
  base_points: 678,
  reasons: [
    {
      code: 'EQUITY_STRONG',
      direction: 'up',
      points: 64,
      text: 'Equity is strong.',
      source: 'inpi',
      source_label: 'INPI',
      as_of: '2026-03-03',
    },
  ],
  counterfactuals: [],
  other_points: 0,
  clamped_points: 0,
  missing: [],
  sources: [],
  delta: null,
  trend: [],
  decided_at: '2019-03-11T08:00:00.000Z',
  expires_at: '2019-09-11T08:00:00.000Z',
  fresh_until: null,
  audit: { sequence: 1, hash: '00' },
};
const assessing = { state: 'assessing', account_id: '2', since: '2019-03-11T08:29:59.000Z' };
const choose = {
  state: 'choose_company',
  account_id: '3',
  candidates: [
    { siren: '000000083', country: 'FR', name: 'MARTIN FRERES', city: 'Nantes', postcode: '44000', confidence: 0.7 },
  ],
};
const credit = { limit: 25000, open: 9000, ordered: 2500, reserved: 500, free: 13000, currency: 'EUR' };

const answer = (card, change = {}) => ({
  card,
  credit: null,
  connection: 'online',
  language: 'en',
  can_refresh: true,
  ...change,
});

const openPartner = async (resId) => {
  const arch = `<form><field name="name"/><field name="creditline_state" widget="creditline_card"/></form>`;
  await mountView({ resModel: 'partner', resId, type: 'form', arch });
  await animationFrame();
};

test('shows the decision, the limit bar and the reasons', async () => {
  onRpc('partner', 'creditline_read', () => answer(decided, { credit }));
  await openPartner(1);
  expect(".o_creditline_card[data-state='decided']").toHaveCount(1);
  expect('.o_creditline_headline').toHaveText('Accept');
  expect('.o_creditline_use').toHaveText('€12,000 of €25,000 used, €13,000 free');
  expect('.o_creditline_bar rect').toHaveCount(4);
  expect(queryText('.o_creditline_rows li')).toInclude('INPI');
  expect(queryText('.o_creditline_refresh')).toInclude('costs 1 unit');
});

test('assesses a partner that waits, follows the assessment, then reloads the form', async () => {
  let reads = 0;
  onRpc('partner', 'creditline_refresh', ({ args, kwargs }) => {
    expect.step(`refresh ${args[0]} ${kwargs.force}`);
    return answer(assessing);
  });
  onRpc('partner', 'creditline_read', () => {
    expect.step('read');
    reads += 1;
    return answer(reads < 2 ? assessing : { ...decided, account_id: '2' });
  });
  onRpc('partner', 'web_read', () => expect.step('form'));
  await openPartner(2);
  expect('.o_creditline_card').toHaveAttribute('data-state', 'assessing');
  expect.verifySteps(['form', 'refresh 2 false']);
  await advanceTime(300);
  await animationFrame();
  expect.verifySteps(['read']);
  await advanceTime(450);
  await animationFrame();
  expect('.o_creditline_card').toHaveAttribute('data-state', 'decided');
  expect.verifySteps(['read', 'form']);
});

test('asks which company it is, and sends the one that was chosen', async () => {
  onRpc('partner', 'creditline_read', () => answer(choose));
  onRpc('partner', 'creditline_choose', ({ kwargs }) => {
    expect.step(kwargs.candidate.siren);
    return answer({ ...decided, account_id: '3' });
  });
  await openPartner(3);
  expect(queryAllTexts('.o_creditline_candidates strong')).toEqual(['MARTIN FRERES']);
  await click('.o_creditline_candidates button');
  await animationFrame();
  await animationFrame();
  expect.verifySteps(['000000083']);
  expect('.o_creditline_card').toHaveAttribute('data-state', 'decided');
  expect(document.activeElement).toBe(queryFirst('.o_creditline_headline'));
});

test('keeps the last known decision while the server is away', async () => {
  onRpc('partner', 'creditline_read', () => answer(decided, { connection: 'offline', problem: 'No answer.' }));
  await openPartner(1);
  expect('.o_creditline_card').toHaveAttribute('data-state', 'decided');
  expect(queryText('.o_creditline_notice:first')).toInclude('last known decision');
});

test('says what Odoo refuses beside the decision', async () => {
  onRpc('partner', 'creditline_read', () => answer(decided));
  onRpc('partner', 'creditline_refresh', () => {
    throw makeServerError({ description: 'Only companies are assessed.' });
  });
  await openPartner(1);
  await contains('.o_creditline_refresh').click();
  await animationFrame();
  expect(queryText('.o_creditline_notice:first')).toBe('Only companies are assessed.');
});

test('asks nobody about a record that is not saved', async () => {
  onRpc('partner', 'creditline_read', () => expect.step('read'));
  await openPartner(undefined);
  expect('.o_creditline_card').toHaveAttribute('data-state', 'unsaved');
  expect.verifySteps([]);
});
