import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CardViewInput } from '@creditline/core/card-view';
import { App, reactive } from '@odoo/owl';
import { expect } from 'vitest';
import { CreditCardField, creditCardField } from '../../../integrations/odoo/widget/src/credit-card-field.ts';
import type { CardAnswer } from '../../../integrations/odoo/widget/src/card-port.ts';
import { decided } from '../../core/card/view/cards.ts';

const TEMPLATE = '../../../integrations/odoo/widget/src/credit-card-field.xml';
const templates = readFileSync(join(import.meta.dirname, TEMPLATE), 'utf8');

export type Call = {
  readonly model: string;
  readonly method: string;
  readonly args: unknown;
  readonly kwargs: unknown;
};
type Reply = (call: Call) => unknown;

export const answerOf = (card: CardViewInput['card'], change: Partial<CardAnswer> = {}): CardAnswer => ({
  card,
  credit: null,
  connection: 'online',
  language: 'en_GB',
  can_refresh: true,
  ...change,
});

type FormOptions = {
  readonly resId?: number | false;
  readonly values?: Record<string, unknown>;
  readonly options?: Record<string, string>;
  readonly reply?: Reply;
  readonly isDirty?: boolean;
  readonly props?: Record<string, unknown>;
};

/** A form with one record and the widget on it; `reply` is Odoo's answer to every call. */
export const openForm = async ({
  resId = 7,
  values,
  options,
  reply,
  isDirty = false,
  props: more,
}: FormOptions = {}) => {
  const calls: Call[] = [];
  const actions: { readonly action: unknown; readonly options: Record<string, unknown> }[] = [];
  const loads: unknown[] = [];
  const orm = {
    call: async (model: string, method: string, args: unknown, kwargs: unknown) => {
      const call = { model, method, args, kwargs };
      calls.push(call);
      return (reply ?? (() => answerOf(decided)))(call);
    },
    get silent() {
      return orm;
    },
  };
  const action = {
    doAction: async (one: unknown, how: Record<string, unknown> = {}) =>
      void actions.push({ action: one, options: how }),
  };
  const data: Record<string, unknown> = { creditline_state: 'decided', ...values };
  const record = reactive({
    resModel: 'res.partner',
    resId,
    data,
    load: async () => void loads.push(record.resId),
    isDirty: async () => isDirty,
  });
  const props = {
    name: 'creditline_state',
    record,
    ...creditCardField.extractProps({ options: options ?? {} }),
    ...more,
  };
  const config = { env: { services: { orm, action } }, props, templates, test: true };
  const app = new App(CreditCardField, config as never);
  const target = document.createElement('div');
  document.body.append(target);
  await app.mount(target);
  const find = (selector: string): HTMLElement | null => target.querySelector<HTMLElement>(selector);
  const textOf = (selector: string): string => find(selector)?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
  const state = () => find('.o_creditline_card')?.getAttribute('data-state');
  return {
    calls,
    methods: () => calls.map(({ method }) => method),
    actions,
    loads,
    record,
    target,
    find,
    textOf,
    state,

    close: () => {
      app.destroy();
      target.remove();
    },
  };
};

/** Waits until the form shows the card in a state. */
export const expectState = async (form: Form | undefined, state: string): Promise<void> => {
  await expect.poll(() => form?.state()).toBe(state);
};

export type Form = Awaited<ReturnType<typeof openForm>>;
