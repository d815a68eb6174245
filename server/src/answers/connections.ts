import { z } from 'zod';
import type { Connection } from '../store/connections.ts';

const members = {
  crm: z.string(),
  state: z
    .enum(['active', 'paused', 'copied'])
    .describe('paused: the CRM refused the key; copied: it answers out of a copy. Nothing is written then'),
  base_url: z.string(),
  database: z.string(),
  database_uuid: z.string(),
  series: z.string(),
  login: z.string(),
  company_name: z.string().nullable(),
  addon_version: z.string().nullable(),
  created_at: z.iso.datetime(),
  verified_at: z.iso.datetime().describe('When it was last asked on purpose and answered as it should'),
  last_error: z
    .object({ fault: z.string(), at: z.iso.datetime() })
    .nullable()
    .describe('Since the last call that worked'),
};

export const connectionAnswer = z.object(members).meta({ id: 'Connection' });

export const connectionTestedAnswer = z
  .object({
    works: z.boolean(),
    fault: z.string().nullable().describe('In one word, as of the problem connection_failed'),
    detail: z.string().nullable(),
    connection: z.object(members),
  })
  .meta({ id: 'ConnectionTested' });

export const disconnectedAnswer = z
  .object({ crm: z.string(), disconnected: z.literal(true) })
  .meta({ id: 'Disconnected' });

export const keyRotatedAnswer = z
  .object({
    key: z.string().describe('Shown this once'),
    key_id: z.string(),
    old_valid_until: z.iso.datetime().describe('Until then the key that asked works too'),
    expires_at: z.iso.datetime().nullable().describe('The end of the new key; that of the old one stays its own'),
  })
  .meta({ id: 'KeyRotated' });

/** What a tenant sees of a connection: never the key. */
export const connectionPart = (connection: Connection): z.output<typeof connectionAnswer> => ({
  crm: connection.crm,
  state: connection.state,
  base_url: connection.baseUrl,
  database: connection.database,
  database_uuid: connection.databaseUuid,
  series: connection.series,
  login: connection.login,
  company_name: connection.companyName,
  addon_version: connection.addonVersion,
  created_at: connection.createdAt,
  verified_at: connection.verifiedAt,
  last_error:
    connection.lastError === null || connection.lastErrorAt === null
      ? null
      : { fault: connection.lastError, at: connection.lastErrorAt },
});
