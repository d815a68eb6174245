const textAt = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** What Odoo says to the user of a refused call; null for a lost connection, of which the card has its own words. */
export const problemText = (failure: unknown): string | null => {
  const text = textAt(textAt(failure, 'data'), 'message');
  return typeof text === 'string' && text !== '' ? text : null;
};
