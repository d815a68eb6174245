/** Control characters but the ones that people type: tab, line feed, carriage return. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** False for what no name holds and PostgreSQL refuses: NUL, escape sequences, half a surrogate pair. */
export const isPlainText = (value: string): boolean => value.isWellFormed() && !CONTROL.test(value);
