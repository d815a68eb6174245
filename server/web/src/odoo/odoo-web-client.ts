// Stands in for the modules of Odoo's web client (`@web/...`) that the widget imports; see odoo-widget-plugin.ts.
import { useComponent } from '@odoo/owl';

/** Who reads: set before the widget is mounted. */
export const user = {
  lang: 'en-GB',
  tz: undefined as string | undefined,
  isSystem: false,
};

const category = { add: () => category };
export const registry = { category: () => category };

const translate = (text: string): string => text;
export { translate as _t };

const find = (name: string): unknown =>
  (useComponent().env as { readonly services: Readonly<Record<string, unknown>> }).services[name];

export { find as useService };

export const standardFieldProps = {
  id: { type: String, optional: true },
  name: { type: String },
  readonly: { type: Boolean, optional: true },
  record: { type: Object },
};
