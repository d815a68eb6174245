/** The few words of Odoo's web client that the widget uses; the same in 18, 19 and 20 but for the shape of a prop. */
declare module '@web/core/registry' {
  type Category = { add(name: string, entry: object): Category };
  export const registry: { category(name: string): Category };
}

declare module '@web/core/l10n/translation' {
  const translate: (text: string) => string;
  export { translate as _t };
}

declare module '@web/core/user' {
  export const user: {
    /** BCP 47, such as `fr-FR`. */
    readonly lang: string;
    readonly tz: string | undefined;
    readonly isSystem: boolean;
  };
}

declare module '@web/core/utils/hooks' {
  type Orm = {
    /** Calls that show no "Loading" in the corner. */
    readonly silent: Orm;
    call(model: string, method: string, args?: readonly unknown[], kwargs?: object): Promise<unknown>;
  };
  type ActionOptions = { readonly additionalContext?: object; readonly onClose?: () => void };
  type Action = { doAction(action: unknown, options?: ActionOptions): Promise<unknown> };
  type Services = { readonly orm: Orm; readonly action: Action };
  export const useService: <Name extends keyof Services>(name: Name) => Services[Name];
}

declare module '@web/views/fields/standard_field_props' {
  /** The record that a form shows; `data` holds its values by field. */
  export type FieldRecord = {
    readonly resModel: string;
    readonly resId: number | false | undefined;
    readonly data: Readonly<Record<string, unknown>>;
    load(): Promise<unknown>;
    isDirty(): Promise<boolean>;
  };
  export type StandardFieldProps = {
    readonly id?: string;
    readonly name: string;
    readonly readonly?: boolean;
    readonly record: FieldRecord;
  };
  export const standardFieldProps: Readonly<Record<keyof StandardFieldProps, object>>;
}
