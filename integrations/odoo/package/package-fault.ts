/** One broken rule: where, which rule, and what was seen there. A package with a fault is not written. */
export type PackageFault = { readonly file: string; readonly rule: string; readonly seen: string };
