import type { NoticeSource } from '@creditline/core';
import type { Context } from './context.ts';
import { EnvError, type Env } from './env.ts';
import { AppError } from './errors.ts';
import type { NoticeSecrets } from './notice-secrets.ts';

/** Published, and so worth nothing: it signs notices about fictitious companies only. */
export const SANDBOX_NOTICE_SECRET = 'whsec_Y3JlZGl0bGluZS1zYW5kYm94LW5vdGljZXM=';

/** Standard Webhooks 1.0: 24 to 64 random bytes as base64 behind `whsec_`. */
const isStandardSecret = (secret: string): boolean => {
  const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  const { length } = Buffer.from(base64 ?? '', 'base64');
  return length >= 24 && length <= 64;
};

const checkSecrets = (adapters: readonly NoticeSource[], secrets: NoticeSecrets): void => {
  const say = (message: string): EnvError =>
    new EnvError(`The environment is not usable:\n✖ CREDITLINE_NOTICE_SECRETS: ${message}`);
  for (const [name, given] of Object.entries(secrets)) {
    const adapter = adapters.find((candidate) => candidate.name === name);
    if (adapter === undefined) {
      throw say(`there is no source ${name}; known are ${adapters.map((known) => known.name).join(', ')}`);
    }
    if (adapter.secretForm === 'standard_webhooks' && !given.every(isStandardSecret))
      throw say(`a secret of ${name} must be whsec_ and the base64 of 24 to 64 bytes`);
  }
};

/**
 * The secrets of each source; in sandbox mode the published one where none is set. Throws an EnvError that names the
 * source whose secret is not usable, and never shows a secret.
 */
export const usableSecrets = (
  { mode, noticeSecrets }: Pick<Env, 'mode' | 'noticeSecrets'>,
  adapters: readonly NoticeSource[],
): NoticeSecrets => {
  checkSecrets(adapters, noticeSecrets);
  if (mode === 'live') return noticeSecrets;
  const published = adapters.map(({ name }) => [name, [SANDBOX_NOTICE_SECRET]] as const);
  return { ...Object.fromEntries(published), ...noticeSecrets };
};

/** The source of an address such as /v1/sources/bodacc/notices. Throws `source_unknown`. */
export const findNoticeSource = ({ noticeSources }: Pick<Context, 'noticeSources'>, name: string): NoticeSource => {
  const known = noticeSources.find((candidate) => candidate.name === name);
  if (known !== undefined) return known;
  const names = noticeSources.map((source) => source.name).join(', ');
  const detail = `There is no source named ${name} that sends notices; this server knows ${names}.`;
  throw new AppError('source_unknown', `unknown source ${name.slice(0, 40)}`, { detail });
};
