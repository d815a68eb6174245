// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { creditCardField } from '../../../integrations/odoo/widget/src/credit-card-field.ts';
import { assessing, choose, decided, tooLittle } from '../../core/card/view/cards.ts';
import { answerOf, expectState, openForm, type Call, type Form } from './form.ts';
import { registry } from './web-client.ts';

let opened: Form | undefined;
const open = async (...options: Parameters<typeof openForm>): Promise<Form> => (opened = await openForm(...options));
afterEach(() => {
  vi.useRealTimers();
  opened?.close();
});

const refused = (message?: string): Error => Object.assign(new Error('rpc'), message ? { data: { message } } : {});

describe('what the widget does', () => {
  it('is a field widget for the state, and reads its options', () => {
    const entry = registry.category('fields').get('creditline_card');
    expect(entry).toBe(creditCardField);
    expect(creditCardField.fieldDependencies({ options: { card_field: 'x' } })).toEqual([{ name: 'x', type: 'text' }]);
    expect(creditCardField.fieldDependencies({})).toEqual([]);
  });

  it.each([{ overrideAction: 7 }, { name: undefined }, { unheardOf: true }])('refuses %j as props', async (props) => {
    await expect(open({ props })).rejects.toThrow(/Invalid props for component 'CreditCardField'/);
  });

  it('a new partner that was just saved is assessed at once, followed until it is decided, and the form reloaded', async () => {
    let reads = 0;
    const form = await open({
      values: { creditline_state: 'pending' },
      reply: ({ method }: Call) => answerOf(method === 'creditline_refresh' || ++reads < 2 ? assessing : decided),
    });
    await expectState(form, 'assessing');
    await expectState(form, 'decided');
    expect(form.methods()).toEqual(['creditline_refresh', 'creditline_read', 'creditline_read']);
    expect(form.calls[0]).toMatchObject({ model: 'res.partner', args: [[7]], kwargs: { force: false } });
    await expect.poll(() => form.loads).toEqual([7]);
  });

  it('a form in which somebody types is not reloaded', async () => {
    const form = await open({ values: { creditline_state: 'pending' }, isDirty: true });
    await expectState(form, 'decided');
    expect(form.loads).toEqual([]);
  });

  it('the reload that follows asks nothing again', async () => {
    const form = await open({ values: { creditline_state: 'pending' } });
    await expectState(form, 'decided');
    form.record.data = { ...form.record.data, creditline_state: 'decided' };
    await expect.poll(() => form.loads).toHaveLength(1);
    expect(form.methods()).toEqual(['creditline_refresh']);
  });

  it('a saved change of the partner asks again', async () => {
    const form = await open();
    await expectState(form, 'decided');
    form.record.data = { ...form.record.data, creditline_state: 'pending' };
    await expect.poll(() => form.methods()).toEqual(['creditline_read', 'creditline_refresh']);
  });

  it('another record in the same form shows its own card', async () => {
    const form = await open({
      reply: ({ args }: Call) => answerOf((args as number[][])[0]?.[0] === 7 ? decided : tooLittle),
    });
    await expectState(form, 'decided');
    form.record.resId = 8;
    await expectState(form, 'too_little_data');
  });

  it('a closed form asks no more, however long it stays closed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const form = await open({ reply: () => answerOf(assessing) });
    await expectState(form, 'assessing');
    await vi.advanceTimersByTimeAsync(300);
    expect(form.methods()).toEqual(['creditline_read', 'creditline_read']);
    form.close();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(form.calls).toHaveLength(2);
  });

  it('refresh keeps the decision on the screen and the button focused while it is busy', async () => {
    const { promise, resolve } = Promise.withResolvers();
    const form = await open({
      reply: ({ method }: Call) =>
        method === 'creditline_refresh' ? promise : answerOf({ ...decided, fresh_until: null }),
    });
    await expectState(form, 'decided');
    const button = form.find('.o_creditline_refresh')!;
    button.focus();
    button.click();
    await expect.poll(() => button.getAttribute('aria-disabled')).toBe('true');
    button.click();
    expect(form.state()).toBe('decided');
    expect(document.activeElement).toBe(button);
    resolve(answerOf({ ...decided, fresh_until: null, score: 800 }));
    await expect.poll(() => form.textOf('.o_creditline_score .o_creditline_value')).toBe('800');
    expect(form.methods()).toEqual(['creditline_read', 'creditline_refresh']);
    expect(document.activeElement).toBe(button);
  });

  it('asking the sources again says so to Odoo, and costs a unit', async () => {
    const fresh = { ...decided, fresh_until: '2099-01-01T00:00:00Z' };
    const form = await open({ reply: () => answerOf(fresh) });
    await expectState(form, 'decided');
    const [first, again] = [...form.target.querySelectorAll<HTMLElement>('.o_creditline_refresh')];
    expect(first?.textContent).toContain('free until 1 Jan 2099');
    expect(again?.textContent).toContain('costs 1 unit');
    again?.click();
    await expect.poll(() => form.calls.at(-1)?.kwargs).toEqual({ force: true });
  });

  it('a chosen company is sent whole, the keyboard stays in the card, and the new decision shows', async () => {
    const form = await open({
      values: { creditline_state: 'choose_company' },
      reply: ({ method }: Call) => answerOf(method === 'creditline_choose' ? decided : choose),
    });
    await expectState(form, 'choose_company');
    form.find('.o_creditline_candidates button')?.click();
    await expectState(form, 'decided');
    expect(form.calls.at(-1)).toMatchObject({
      method: 'creditline_choose',
      kwargs: { candidate: { siren: '000000083', country: 'FR', name: 'MARTIN FRERES' } },
    });
    expect(document.activeElement?.classList.contains('o_creditline_headline')).toBe(true);
  });

  it('what Odoo refuses is said beside the decision, which stays', async () => {
    const form = await open({
      reply: ({ method }: Call) => {
        if (method === 'creditline_refresh') throw refused('Only companies are assessed.');
        return answerOf(decided);
      },
    });
    await expectState(form, 'decided');
    form.find('.o_creditline_refresh')?.click();
    await expect.poll(() => form.textOf('.o_creditline_notice')).toBe('Only companies are assessed.');
    expect(form.find('.o_creditline_refresh')?.getAttribute('aria-disabled')).toBe('false');
  });

  it('a lost connection shows the last decision as such; without one, that there is none, and a way to try again', async () => {
    let isLost = false;
    const form = await open({
      reply: () => {
        if (isLost) throw refused();
        return answerOf(decided);
      },
    });
    await expectState(form, 'decided');
    isLost = true;
    form.find('.o_creditline_refresh')?.click();
    await expect.poll(() => form.textOf('.o_creditline_notice')).toContain('last known decision');
    form.close();
    const again = await open({
      reply: () => {
        if (isLost) throw refused();
        return answerOf(decided);
      },
    });
    await expectState(again, 'offline');
    isLost = false;
    again.find('.o_creditline_refresh')?.click();
    await expectState(again, 'decided');
  });

  it('history opens with the company, and an override is asked for where the view names an action', async () => {
    const form = await open({ options: { override_action: 'sale.ask' } });
    await expectState(form, 'decided');
    form.find('.o_creditline_history')?.click();
    await expect
      .poll(() => form.actions[0])
      .toEqual({
        action: 'creditline.action_creditline_decision',
        options: { additionalContext: { search_default_partner_id: 7 } },
      });
    form.find('.o_creditline_override')?.click();
    await expect
      .poll(() => form.actions[1])
      .toMatchObject({
        action: 'sale.ask',
        options: { additionalContext: { active_id: 7, active_ids: [7], active_model: 'res.partner' } },
      });
    (form.actions[1]!.options['onClose'] as () => void)();
    await expect.poll(() => form.methods()).toEqual(['creditline_read', 'creditline_read']);
  });

  it('without such an action there is no such button', async () => {
    const form = await open();
    await expectState(form, 'decided');
    expect(form.find('.o_creditline_override')).toBeNull();
  });
});
