/** As much as the server takes: above any credit line, below what numbers hold to the cent. */
const largest = 1e12;

/** Groups of three with one mark throughout (25 000, 25,000, 25.000, 25'000), or the Indian 12,34,567. */
const grouped = /^(?:[1-9]\d{0,2}([ ,.'])\d{3}(?:\1\d{3})*|[1-9]\d?(?:,\d{2})*(,)\d{3})$/;

const readWhole = (whole: string, decimalMark: string | undefined): number | undefined => {
  if (/^\d+$/.test(whole)) return Number(whole);
  const found = grouped.exec(whole);
  const groupMark = found?.[1] ?? found?.[2];
  // One mark cannot mean both: 25.000.50 is two decimal marks, or a slip.
  return groupMark === undefined || groupMark === decimalMark ? undefined : Number(whole.replaceAll(/\D/g, ''));
};

/**
 * The amount that a person typed, whatever language they count in: the last comma or full stop with one or two digits
 * after it is the decimal mark, every other mark separates groups of three. Undefined for anything that can be read
 * in two ways or in none (letters, signs, two decimal marks, 0), so that a number is never changed without saying.
 */
export const readAmount = (typed: string): number | undefined => {
  const text = typed.trim().replaceAll(/\s/g, ' ').replaceAll('’', "'");
  const found = /^(\d[\d ,.']*?)(?:([.,])(\d{1,2}))?$/.exec(text);
  if (found === null) return undefined;
  const [, whole = '', decimalMark, cents = ''] = found;
  const units = readWhole(whole, decimalMark);
  if (units === undefined) return undefined;
  const amount = Number(`${units}.${cents || '0'}`);
  return amount > 0 && amount <= largest ? amount : undefined;
};
