/** PostgreSQL holds neither NUL nor half a surrogate pair. */
export const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value;

/** The JSON value of a body, or undefined for bytes that are none. Texts are such as a database can keep. */
export const readJsonBytes = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body), storable);
  } catch {
    return undefined;
  }
};

type Fault = { readonly field: string; readonly message: string };
type Invalid = { readonly ok: false; readonly reason: 'invalid'; readonly faults: readonly Fault[] };

export const invalidNotice = (faults: readonly Fault[]): Invalid => ({ ok: false, reason: 'invalid', faults });

export const NOT_JSON = invalidNotice([{ field: '', message: 'the body is not JSON' }]);

/** What zod says of a field, as far as it is read here. */
type Issue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
};

/** Every fault with the path of its field; an unknown field is named itself. */
export const invalidFields = (issues: readonly Issue[]): Invalid =>
  invalidNotice(
    issues.flatMap(({ code, path, message, keys }) => {
      const field = path.map(String).join('.');
      if (code !== 'unrecognized_keys' || keys === undefined) return [{ field, message }];
      return keys.map((key) => ({
        field: field === '' ? key : `${field}.${key}`,
        message: 'is not a field of a notice',
      }));
    }),
  );

/** An instant as vendors write it, with or without a zone (then UTC), as UTC; undefined for what is no instant. */
export const instantOf = (text: string): string | undefined => {
  const match = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text);
  if (match === null) return undefined;
  const hasTime = text.length > 10;
  const at = new Date(hasTime && match[1] === undefined ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1900 ? undefined : at.toISOString();
};
