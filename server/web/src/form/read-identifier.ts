type Identifier = { readonly kind: 'siren' | 'vat' | 'company_number'; readonly value: string };

/**
 * Which identifier a person typed, by its form alone: nine digits are a SIREN, two letters and a number a VAT
 * number, anything else with a digit a company number. The server checks the digits and names the field.
 */
export const readIdentifier = (typed: string): Identifier | undefined => {
  const value = typed.replace(/[\s.\-/]/g, '').toUpperCase();
  if (/^\d{9}$/.test(value)) return { kind: 'siren', value };
  // A United Kingdom company number may start with two letters as well (SC123456): it has six digits, a VAT number more.
  if (/^[A-Z]{2}[A-Z0-9+*]{2}\d[A-Z0-9]{4,}$/.test(value)) return { kind: 'vat', value };
  if (value !== '') return { kind: 'company_number', value };
  return undefined;
};
