/** The secrets of each source that may send notices, by its name; two are valid while one replaces the other. */
export type NoticeSecrets = Readonly<Record<string, readonly string[]>>;

export type SecretsReading =
  | { readonly ok: true; readonly secrets: NoticeSecrets }
  | { readonly ok: false; readonly fault: string };

const MOST_SECRETS = 2;
const SHORTEST = 16;

type Part = readonly [name: string, secrets: readonly string[]];

/** Says what is wrong by the name of the source: a message that quotes a secret would end in a log. */
const faultOf = ([name, secrets]: Part, at: number): string | undefined => {
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(name)) return `part ${at + 1} must begin with the name of a source and =`;
  if (secrets.length > MOST_SECRETS) return `${name} has more than ${MOST_SECRETS} secrets`;
  if (secrets.some((secret) => secret.length < SHORTEST || /\s/.test(secret)))
    return `each secret of ${name} must have at least ${SHORTEST} characters and no space`;
  return undefined;
};

const partOf = (text: string): Part => {
  const [, name = '', list = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  return [name.trim(), list.split(',').map((secret) => secret.trim())];
};

/** `bodacc=whsec_…,whsec_…;bridge=…` -> the secrets by source. */
export const parseNoticeSecrets = (text: string): SecretsReading => {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(partOf);
  const fault = parts.map(faultOf).find((found) => found !== undefined);
  if (fault !== undefined) return { ok: false, fault };
  const names = parts.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return { ok: false, fault: `${twice} is given twice` };
  return { ok: true, secrets: Object.fromEntries(parts) };
};
