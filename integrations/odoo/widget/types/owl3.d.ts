/** What OWL 3 (Odoo 20) has and OWL 2 has not; npm holds no OWL 3 yet. */
export type { Component } from '@odoo/owl';

declare module '@odoo/owl' {
  type PropType = { optional(): PropType };
  export const t: { string(): PropType };
  export const proxy: <State extends object>(state: State) => State;
  export const useProps: <Props extends object>(shape: Readonly<Record<keyof Props, object>>) => Props;
}
