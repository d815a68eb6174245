/** One line without what would break or turn it: line breaks, control characters, marks of writing direction. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ')
    .trim();

/** At most `length` UTF-16 units, the way CRMs count, cut between characters and then marked by an ellipsis. */
export const shortened = (text: string, length: number): string => {
  if (text.length <= length) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
};
