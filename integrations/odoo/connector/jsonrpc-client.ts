import type { z } from 'zod';
import { OdooError, type OdooClient, type OdooConnection, type OdooPost } from './odoo-client.ts';
import { checkReply, readAnswer, readJson, USER_AGENT } from './read-reply.ts';
import { rpcSchema, type failureSchema } from './schema.ts';

const MODEL = 'creditline.inbox';
const METHOD = 'receive';
/** More connections than one server has; beyond it the oldest is asked for its user again. */
const MOST_REMEMBERED = 1_000;

type Failure = z.output<typeof failureSchema>;
type Call = { readonly service: 'common' | 'object'; readonly method: string; readonly args: readonly unknown[] };

const KEY_REFUSED = 'Odoo does not know the login with this key, or the key is past its end';

/** An unknown model is a UserError, an unknown method an AttributeError: both name the model. */
const isMissing = ({ name, message }: Failure): boolean =>
  message.includes(MODEL) && /(?:UserError|AttributeError|KeyError)$/.test(name);

/** Odoo answers every error with status 200; the class of Python says what it is. */
const errorOf = (failure: Failure): OdooError => {
  const { name, message } = failure;
  if (name.endsWith('AccessDenied')) return new OdooError('key_refused', KEY_REFUSED);
  if (name.endsWith('AccessError')) return new OdooError('rights_missing', 'the user may not do this in Odoo');
  if (isMissing(failure))
    return new OdooError('addon_missing', 'the addon Creditline is not installed in this database');
  if (name.endsWith('OperationalError') && message.includes('does not exist')) {
    return new OdooError('database_unknown', 'there is no Odoo database of this name at this address');
  }
  if (name.startsWith('odoo.exceptions.')) return new OdooError('refused', 'Odoo refused the message');
  return new OdooError('failing', 'Odoo failed to do what it was asked');
};

const send = async (
  post: OdooPost,
  now: () => Date,
  { baseUrl, call }: { baseUrl: string; call: Call },
): Promise<unknown> => {
  const reply = await post({
    url: `${baseUrl}/jsonrpc`,
    headers: { 'content-type': 'application/json', 'user-agent': USER_AGENT },
    body: JSON.stringify({ jsonrpc: '2.0', method: 'call', id: 1, params: call }),
  });
  const { status, startOfBody } = checkReply(reply, now());
  if (status !== 200) throw new OdooError('refused', `Odoo refused the call with status ${status}`);
  const parsed = rpcSchema.safeParse(readJson(startOfBody));
  if (!parsed.success) throw new OdooError('unreadable', 'it does not answer as Odoo does');
  if (parsed.data.error !== undefined) throw errorOf(parsed.data.error.data);
  return parsed.data.result;
};

/**
 * JSON-RPC, Odoo 18 and earlier, with the API key in the place of the password. The number of the user is asked for once
 * per connection. https://www.odoo.com/documentation/18.0/developer/reference/external_api.html
 */
export const jsonrpcClient = (post: OdooPost, now: () => Date): OdooClient => {
  const users = new Map<string, number>();
  const authenticate = async ({ baseUrl, database, login, key }: OdooConnection): Promise<number> => {
    const call: Call = { service: 'common', method: 'authenticate', args: [database, login, key, {}] };
    const user = await send(post, now, { baseUrl, call });
    if (typeof user === 'number') return user;
    if (user === false) throw new OdooError('key_refused', KEY_REFUSED);
    throw new OdooError('unreadable', 'it does not answer as Odoo does');
  };
  const userOf = async (connection: OdooConnection): Promise<number> => {
    const known = users.get(connection.id);
    if (known !== undefined) return known;
    const user = await authenticate(connection);
    if (users.size >= MOST_REMEMBERED) users.delete(users.keys().next().value!);
    users.set(connection.id, user);
    return user;
  };
  return {
    receive: async (connection, event) => {
      const { baseUrl, database, key } = connection;
      const args = [database, await userOf(connection), key, MODEL, METHOD, [event], {}];
      try {
        return readAnswer(await send(post, now, { baseUrl, call: { service: 'object', method: 'execute_kw', args } }));
      } catch (error) {
        // The login may be another user's by now: it is asked for again the next time.
        if (error instanceof OdooError && error.fault === 'key_refused') users.delete(connection.id);
        throw error;
      }
    },
  };
};
