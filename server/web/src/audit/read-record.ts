/** What the dialog shows of an audit record; whatever the record does not have is absent. */
export type RecordView = {
  readonly sequence: number | undefined;
  readonly hash: string | undefined;
  readonly decidedAt: string | undefined;
  readonly rules: readonly { readonly name: 'model' | 'policy'; readonly text: string }[];
  readonly codeVersion: string | undefined;
  readonly signals: readonly Tree[];
};

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
/** A scorecard itself, not a record's reference to one. */
const isTables = (value: unknown): boolean => isTree(value) && 'subScores' in value;
const listOf = (value: unknown): readonly Tree[] => (Array.isArray(value) ? value.filter(isTree) : []);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The decision record inside its envelope (sequence, hash, body): the part that has the input's answers. */
const findBody = (value: unknown, depth = 0): Tree | undefined => {
  if (!isTree(value) || depth > 3) return undefined;
  if (isTree(value['input']) && Array.isArray(value['input']['answers'])) return value;
  for (const child of Object.values(value)) {
    const found = findBody(child, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
};

const versionOf = (reference: unknown): string | undefined =>
  isTree(reference) ? [textOf(reference['id']), textOf(reference['version'])].filter(Boolean).join(' ') : undefined;

/**
 * The answer as text, without the scorecard: its tables are a quarter of a megabyte that nobody reads in a dialog, and
 * the record names it by version and hash.
 */
export const recordText = (audit: unknown): string =>
  JSON.stringify(audit, (key, value: unknown) => (key === 'scorecard' && isTables(value) ? undefined : value), 2);

/** Reads `GET /v1/score/{id}/audit`. The record is append-only and old ones stay, so unknown members are passed over. */
export const readRecord = (audit: unknown): RecordView => {
  const envelope = isTree(audit) ? audit : {};
  const body = findBody(audit) ?? {};
  const input = isTree(body['input']) ? body['input'] : {};
  const rules = [
    { name: 'model' as const, text: versionOf(body['scorecard']) },
    { name: 'policy' as const, text: versionOf(body['policy']) },
  ];
  return {
    sequence: typeof envelope['sequence'] === 'number' ? envelope['sequence'] : undefined,
    hash: textOf(envelope['hash']),
    decidedAt: textOf(input['decidedAt']),
    rules: rules.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }])),
    codeVersion: textOf(body['codeVersion']),
    signals: listOf(input['answers']).flatMap((answer) => listOf(answer['signals'])),
  };
};
