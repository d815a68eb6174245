declare module 'virtual:credit-card-form' {
  /** Compiled templates by name; the styles come along. */
  export const templates: Readonly<Record<string, () => unknown>>;
}
