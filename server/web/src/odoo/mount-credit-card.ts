import { App, reactive } from '@odoo/owl';
import { templates } from 'virtual:credit-card-form';
import { CreditCardField } from '../../../../integrations/odoo/widget/src/credit-card-field.ts';
import { user } from './odoo-web-client.ts';

type MountOptions = {
  readonly orm: object;
  readonly doAction: (action: unknown) => void;
  /** BCP 47. */
  readonly locale: string;
};

/** An Odoo partner knows the state of its card; `waiting` makes the widget look again. */
const STATE = 'creditline_state';

/** Puts the widget of the Odoo addon into an element, as a form of Odoo would. */
export const mountCreditCard = (host: HTMLElement, { orm, doAction, locale }: MountOptions) => {
  user.lang = locale;
  const record = reactive({
    resModel: 'res.partner',
    resId: 1,
    data: { [STATE]: 'none' },
    load: async () => {},
    isDirty: async () => false,
  });
  const action = { doAction: async (asked: unknown) => doAction(asked) };
  const app = new App(CreditCardField, {
    env: { services: { orm, action } },
    props: { name: STATE, record },
    // The types know texts alone; the functions that Owl's compiler made of them need no compiler here.
    templates: templates as unknown as Record<string, string>,
  });
  void app.mount(host);
  return {
    lookAgain: (reason: string): void => {
      record.data = { [STATE]: reason };
    },
    destroy: (): void => app.destroy(),
  };
};
