import type { Ping } from './crms.ts';
import { AppError, type FieldFault } from './errors.ts';

/** Which part of a connection is to blame; what is not named here is the address or what stands behind it. */
const FIELDS: Readonly<Record<string, string>> = {
  key_refused: 'key',
  rights_missing: 'login',
  database_unknown: 'database',
  addon_missing: 'database',
  neutralized: 'database_uuid',
  other_database: 'database_uuid',
};

/** In words, with a capital and a full stop. */
export const sentenceOf = ({ outcome, because = outcome }: Ping): string =>
  `${because.charAt(0).toUpperCase()}${because.slice(1)}.`;

/** A connection that does not answer as it should: what is wrong, in one word, in a sentence, and by field. */
export const connectionFailed = (ping: Ping): AppError => {
  const { outcome, because = outcome } = ping;
  const errors: readonly FieldFault[] = [{ field: FIELDS[outcome] ?? 'base_url', message: because }];
  return new AppError('connection_failed', `connection not made: ${outcome}`, {
    detail: sentenceOf(ping),
    errors,
    members: { fault: outcome },
  });
};
