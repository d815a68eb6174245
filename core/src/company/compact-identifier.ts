/** Marks that people type between groups of digits: spaces of any width, dots, dashes, slashes, and invisible ones. */
const MARKS = /[\s.,/()\-\u00ad\u200b-\u200d\u2010-\u2015\u2060]/g;

/** An identifier as typed -> upper case without spaces and punctuation. Idempotent. */
export const compactIdentifier = (text: string): string => text.normalize('NFKC').replace(MARKS, '').toUpperCase();

/** What a message quotes of a caller's text: enough to find it again, never a page of it. */
export const quoted = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
