// @vitest-environment happy-dom
import type { CardViewInput } from '@creditline/core/card-view';
import { afterEach, describe, expect, it } from 'vitest';
import { assessing, choose, credit, decided, failed, tooLittle } from '../../core/card/view/cards.ts';
import { answerOf, expectState, openForm, type Form } from './form.ts';
import { user } from './web-client.ts';

let form: Form;
afterEach(() => {
  form.close();
  Object.assign(user, { lang: 'en-GB', isSystem: false });
});

const show = async (answer: Partial<ReturnType<typeof answerOf>>, options: Parameters<typeof openForm>[0] = {}) => {
  form = await openForm({ reply: () => ({ ...answerOf(decided), ...answer }), ...options });
};

describe('what the widget shows', () => {
  it('a decision with its score, limit bar, reasons, freshness and price', async () => {
    await show({ credit, card: { ...decided, delta: { score: -84, since: '2026-09-12T08:00:00Z' } } });
    await expectState(form, 'decided');
    expect(form.textOf('.o_creditline_headline')).toBe('Accept');
    expect(form.textOf('.o_creditline_score')).toContain('742out of 1,000Grade B: Strong');
    expect(form.textOf('.o_creditline_delta [aria-hidden]')).toBe('−84 since 12 Sept 2026');
    expect(form.textOf('.o_creditline_use')).toBe('€12,000.50 of €25,000 used, €12,999.50 free');
    const widths = [...form.target.querySelectorAll('.o_creditline_bar rect')].map((rect) =>
      rect.getAttribute('width'),
    );
    expect(widths.map(Number).reduce((sum, width) => sum + width, 0)).toBeCloseTo(100);
    expect(form.target.querySelectorAll('.o_creditline_reasons > ul li')).toHaveLength(4);
    expect(form.target.querySelectorAll('.o_creditline_reasons details li')).toHaveLength(2);
    expect(form.textOf('.o_creditline_foot')).toContain('VERRERIE DES MONTS · 000000018 · match 98%');
    expect(form.textOf('.o_creditline_refresh')).toMatch(/^Refresh(free until|costs 1 unit)/);
  });

  it('a limit that is overdrawn, with a mark where it stands', async () => {
    await show({ credit: { ...credit, limit: 9600, free: -2400.5 } });
    await expectState(form, 'decided');
    expect(form.textOf('.o_creditline_over')).toBe('€2,400.50 over the limit of €9,600');
    expect(Number(form.find('.o_creditline_mark')?.getAttribute('x'))).toBeCloseTo(80, 0);
  });

  it('too little data: no number, what is missing', async () => {
    await show({ card: tooLittle });
    await expectState(form, 'too_little_data');
    expect(form.find('.o_creditline_score')).toBeNull();
    expect(form.textOf('.o_creditline_missing')).toContain('Annual accounts');
  });

  it('a tie: one button for each company, named by it', async () => {
    await show({ card: choose });
    await expectState(form, 'choose_company');
    const buttons = [...form.target.querySelectorAll('.o_creditline_candidates button')];
    expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual([
      'Choose MARTIN FRERES, 44000 Nantes · 000000083',
      'Choose MARTIN FRERES, FR',
    ]);
  });

  it.each<[string, CardViewInput['card'], string]>([
    ['failed', failed, 'All registers are silent.'],
    ['none', null, 'There is no credit decision for this company so far.'],
    ['assessing', assessing, ''],
  ])('%s', async (state, card, text) => {
    await show({ card });
    await expectState(form, state);
    expect(form.textOf('.o_creditline_text')).toContain(text);
  });

  it.each([
    ['offline', 'The server does not answer.'],
    ['refused', 'The key was ended.'],
    ['not_configured', 'An administrator enters'],
  ] as const)('%s without a decision', async (connection, text) => {
    await show({ card: null, connection, problem: connection === 'not_configured' ? false : text });
    await expectState(form, connection);
    expect(form.textOf('.o_creditline_text')).toContain(text);
  });

  it('the last known decision while the server is away', async () => {
    await show({ connection: 'offline', problem: 'The server does not answer.' });
    await expectState(form, 'decided');
    expect(form.textOf('.o_creditline_notice')).toContain('last known decision');
  });

  it('a record that is not saved asks nobody', async () => {
    await show({}, { resId: false });
    await expectState(form, 'unsaved');
    expect(form.calls).toEqual([]);
  });

  it('nothing but a busy frame before the first answer', async () => {
    const { promise, resolve } = Promise.withResolvers();
    form = await openForm({ reply: () => promise });
    expect(form.find('.o_creditline_loading')?.getAttribute('aria-busy')).toBe('true');
    resolve(answerOf(decided));
    await expectState(form, 'decided');
  });

  it('speaks the language that Odoo answers in, with the way of writing of the user', async () => {
    user.lang = 'pt-BR';
    await show({ language: 'pt', credit });
    await expectState(form, 'decided');
    expect(form.textOf('.o_creditline_limit').replaceAll('\u00a0', ' ')).toContain('€ 25.000');
    expect(form.textOf('.o_creditline_limit')).toContain('Faturas em aberto');
  });

  it('a language that the card does not have is English, and an odd code of Odoo breaks nothing', async () => {
    user.lang = 'sr@latin';
    await show({ language: 'sr' });
    await expectState(form, 'decided');
    expect(form.textOf('.o_creditline_label')).toBe('Score');
  });

  it('says the decision once to screen readers, in a live region', async () => {
    await show({});
    await expectState(form, 'decided');
    const live = form.target.querySelectorAll('[aria-live]');
    expect(live).toHaveLength(1);
    expect(live[0]?.textContent).toBe('Accept. Sell on account up to the limit shown.');
  });

  it('the way to the settings is offered to administrators of an Odoo that is not connected', async () => {
    await show({ card: null, connection: 'not_configured' });
    await expectState(form, 'not_configured');
    expect(form.find('.o_creditline_settings')).toBeNull();
    form.close();
    user.isSystem = true;
    await show({ card: null, connection: 'not_configured' });
    await expectState(form, 'not_configured');
    form.find('.o_creditline_settings')?.click();
    await expect.poll(() => form.actions[0]?.action).toMatchObject({ res_model: 'res.config.settings' });
  });
});

describe('a card in a field (Odoo Online)', () => {
  const options = { card_field: 'x_creditline_card' };

  it('is shown without a call, without buttons that nobody could answer, and again when it changes', async () => {
    await show({}, { options, values: { x_creditline_card: JSON.stringify(decided) } });
    await expectState(form, 'decided');
    expect(form.find('button')).toBeNull();
    form.record.data = { ...form.record.data, x_creditline_card: JSON.stringify(tooLittle) };
    await expectState(form, 'too_little_data');
    expect(form.calls).toEqual([]);
  });

  it.each(['', '{"state":', false])('%j is no card', async (value) => {
    await show({}, { options, values: { x_creditline_card: value } });
    await expectState(form, 'none');
  });
});
