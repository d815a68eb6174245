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
