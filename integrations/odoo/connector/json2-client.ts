import { OdooError, type OdooClient, type OdooPost } from './odoo-client.ts';
import { checkReply, readAnswer, readJson, USER_AGENT } from './read-reply.ts';

const METHOD = '/json/2/creditline.inbox/receive';

/** JSON where Odoo has the database but not the addon, and a page where it has no such database. */
const missing = (startOfBody: string): OdooError =>
  readJson(startOfBody) === undefined
    ? new OdooError('database_unknown', 'there is no Odoo database of this name at this address')
    : new OdooError('addon_missing', 'the addon Creditline is not installed in this database');

const errorOf = (status: number, startOfBody: string): OdooError => {
  if (status === 404) return missing(startOfBody);
  if (status === 401) return new OdooError('key_refused', 'Odoo does not know the key, or it is past its end');
  if (status === 403) return new OdooError('rights_missing', 'the user of the key may not do this in Odoo');
  return new OdooError('refused', `Odoo refused the message with status ${status}`);
};

/**
 * JSON-2, Odoo 19 and later: POST /json/2/<model>/<method> with named parameters, the key as bearer token and the
 * database in a header. https://www.odoo.com/documentation/19.0/developer/reference/external_api.html
 */
export const json2Client = (post: OdooPost, now: () => Date): OdooClient => ({
  receive: async ({ baseUrl, database, key }, event) => {
    const headers = {
      authorization: `bearer ${key}`,
      'content-type': 'application/json',
      'user-agent': USER_AGENT,
      'x-odoo-database': database,
    };
    const reply = await post({ url: `${baseUrl}${METHOD}`, headers, body: JSON.stringify({ event }) });
    const { status, startOfBody } = checkReply(reply, now());
    if (status !== 200) throw errorOf(status, startOfBody);
    return readAnswer(readJson(startOfBody));
  },
});
