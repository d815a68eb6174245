// Stands in for the few modules of Odoo's web client that the widget imports (`@web/...`, by an alias of the test runner).
import { useComponent } from '@odoo/owl';

type Entry = { readonly component: unknown };

const categories = new Map<string, Map<string, object>>();

export const registry = {
  category: (name: string) => {
    const entries = categories.get(name) ?? new Map<string, object>();
    categories.set(name, entries);
    const category = {
      add: (key: string, entry: object) => {
        entries.set(key, entry);
        return category;
      },
      get: (key: string) => entries.get(key) as Entry & Record<string, unknown>,
    };
    return category;
  },
};

const translate = (text: string): string => text;
export { translate as _t };

export const user = { lang: 'en-GB', tz: 'Europe/Paris' as string | undefined, isSystem: false };

export const useService = (name: string): unknown => {
  const { services } = useComponent().env as { services: Record<string, unknown> };
  if (!(name in services)) throw new Error(`Service ${name} is not available`);
  return services[name];
};

export const standardFieldProps = {
  id: { type: String, optional: true },
  name: { type: String },
  readonly: { type: Boolean, optional: true },
  record: { type: Object },
};
