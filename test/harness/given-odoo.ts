import { openOdoo } from '@creditline/crm-odoo';
import type { Crm, CrmAccountKey } from '@creditline/core';
import nock from 'nock';
import { createGuardedPost } from '../../server/src/http/guarded-post.ts';
import { parsePlaces } from '../../server/src/http/inside-places.ts';
import type { CrmCase, FoundOverride, FoundTask } from '../contracts/crm.contract.ts';

/**
 * A real Odoo with the addon that somebody keeps running elsewhere, and a key whose user may administer it. The suites
 * below test/odoo start an Odoo of their own instead.
 */
export type GivenOdoo = {
  readonly url: string;
  readonly database: string;
  readonly login: string;
  readonly key: string;
  readonly series: string;
};

const VARIABLES = ['ODOO_URL', 'ODOO_DATABASE', 'ODOO_LOGIN', 'ODOO_KEY'] as const;

/** Undefined, and a line that says what is not tested then, unless all four variables are there. ODOO_SERIES is 19.0 without one. */
export const givenOdoo = (skippedCases: number): GivenOdoo | undefined => {
  const [url, database, login, key] = VARIABLES.map((name) => process.env[name]);
  if (url !== undefined && database !== undefined && login !== undefined && key !== undefined) {
    return { url, database, login, key, series: process.env['ODOO_SERIES'] ?? '19.0' };
  }
  console.log(`Given Odoo: skipped ${skippedCases} cases, because ${VARIABLES.join(', ')} are not all given`);
  return undefined;
};

type Call = (service: string, method: string, args: readonly unknown[]) => Promise<unknown>;

const openCall =
  ({ url }: GivenOdoo): Call =>
  async (service, method, args) => {
    const body = JSON.stringify({ jsonrpc: '2.0', method: 'call', id: 1, params: { service, method, args } });
    const response = await fetch(`${url}/jsonrpc`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { result, error } = (await response.json()) as { result?: unknown; error?: { data?: { message?: string } } };
    if (error !== undefined) throw new Error(`Odoo: ${error.data?.message ?? 'failed'}`);
    return result;
  };

type Execute = <T>(
  model: string,
  method: string,
  args: readonly unknown[],
  named?: Readonly<Record<string, unknown>>,
) => Promise<T>;

const openExecute = async (real: GivenOdoo): Promise<Execute> => {
  const call = openCall(real);
  const { database, login, key } = real;
  const user = await call('common', 'authenticate', [database, login, key, {}]);
  return <T>(model: string, method: string, args: readonly unknown[], named = {}) =>
    call('object', 'execute_kw', [database, user, key, model, method, args, named]) as Promise<T>;
};

const OWNER = 'ana@example.com';

const ensureOwner = async (execute: Execute): Promise<void> => {
  const found = await execute<readonly number[]>('res.users', 'search', [[['login', '=', OWNER]]]);
  if (found.length === 0) await execute('res.users', 'create', [{ name: 'Ana', login: OWNER, email: OWNER }]);
};

/** Odoo writes `false` where a text is empty. */
const written = (value: unknown): string => (typeof value === 'string' ? value : '');

const textOf = (html: string): string =>
  html
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .trim();

/** `<p>body</p><p><a href="link">…</a></p>` -> both. */
const noteOf = (html: string): { readonly body: string; readonly link?: string } => {
  const link = /<a [^>]*href="([^"]+)"/.exec(html)?.[1];
  const body = textOf(html.replace(/<p[^>]*>\s*<a [\s\S]*$/, ''));
  return { body, ...(link !== undefined && { link }) };
};

type Row = Readonly<Record<string, unknown>> & { readonly id: number };
type Named = readonly [number, string] | false;

const PRIORITIES = ['high', 'normal', 'low'] as const;

/** The same look-ups that a person makes: the activity, and the lines under the partner. */
const openReader = (execute: Execute, comments: ReadonlyMap<string, string>) => {
  const search = (model: string, domain: readonly unknown[], fields: readonly string[]): Promise<readonly Row[]> =>
    execute(model, 'search_read', [domain, fields], { order: 'id', context: { active_test: false } });
  const activityOf = async (id: Named): Promise<Row | undefined> =>
    id === false
      ? undefined
      : (
          await search('mail.activity', [['id', '=', id[0]]], ['summary', 'note', 'date_deadline', 'user_id', 'active'])
        )[0];
  const ownerOf = async (user: Named): Promise<string | undefined> =>
    user === false ? undefined : String((await search('res.users', [['id', '=', user[0]]], ['login']))[0]?.['login']);
  const textsOf = (activity: Row | undefined) => ({
    subject: written(activity?.['summary']),
    ...noteOf(written(activity?.['note'])),
    dueOn: written(activity?.['date_deadline']),
    isDone: activity?.['active'] !== true,
  });
  const taskOf = async (row: Row, lines: readonly string[]): Promise<FoundTask> => {
    const activity = await activityOf(row['activity_id'] as Named);
    const owner = await ownerOf(row['user_id'] as Named);
    const comment = comments.get(String(row['key']));
    return {
      key: String(row['key']),
      taskId: String(row.id),
      ...textsOf(activity),
      ...(owner === OWNER && { owner }),
      priority: PRIORITIES.find((priority) => priority === row['priority']) ?? 'normal',
      comments: comment === undefined ? [] : lines.flatMap((line) => (line.includes(comment) ? [comment] : [])),
    };
  };
  return {
    tasksOf: async (partner: number): Promise<readonly FoundTask[]> => {
      const rows = await search(
        'creditline.task',
        [['partner_id', '=', partner]],
        ['key', 'activity_id', 'user_id', 'priority'],
      );
      const messages = await search(
        'mail.message',
        [
          ['model', '=', 'res.partner'],
          ['res_id', '=', partner],
        ],
        ['body'],
      );
      const lines = messages.map(({ body }) => textOf(String(body)));
      return Promise.all(rows.map((row) => taskOf(row, lines)));
    },
    overrideOf: async (serverId: string): Promise<FoundOverride | undefined> => {
      const domain = [['server_id', '=', serverId]];
      const [row] = await search('creditline.override', domain, ['state', 'ends_on', 'covers_refusal']);
      return (
        row && {
          state: row['state'] as FoundOverride['state'],
          endsOn: written(row['ends_on']),
          coversRefusal: row['covers_refusal'] === true,
        }
      );
    },
    activityOfKey: async (key: string): Promise<number> => {
      const [row] = await search('creditline.task', [['key', '=', key]], ['activity_id']);
      return (row!['activity_id'] as readonly [number, string])[0];
    },
  };
};

const FIELDS = ['score', 'grade', 'pd', 'decision', 'limit', 'reasons', 'decided_at', 'expires_at'].map(
  (name) => `creditline_${name}`,
);

const openConnector = async (real: GivenOdoo, execute: Execute): Promise<Crm> => {
  const { hostname, host } = new URL(real.url);
  nock.enableNetConnect(host);
  const reading = parsePlaces(hostname, true);
  if (!reading.ok) throw new Error(reading.fault);
  const databaseUuid = await execute<string>('ir.config_parameter', 'get_param', ['database.uuid']);
  const { url: baseUrl, database, login, key, series } = real;
  const connection = { id: 'real', baseUrl, database, databaseUuid, series, login, key };
  const places = reading.places;
  return openOdoo({
    post: createGuardedPost({
      resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
      rule: { loopback: false, inside: places },
      timeoutMs: 30_000,
    }),
    now: () => new Date(),
    connectionOf: () => Promise.resolve({ ok: true, connection }),
    onOutcome: () => Promise.resolve(),
  }).crm;
};

/** A new partner in that Odoo, so that the suite can be run again and again on one database. */
export const openGivenOdoo = async (real: GivenOdoo): ReturnType<CrmCase['open']> => {
  const execute = await openExecute(real);
  await ensureOwner(execute);
  const run = Date.now().toString(36);
  const partner = await execute<number>('res.partner', 'create', [{ name: `Verrerie ${run}`, is_company: true }]);
  const connector = await openConnector(real, execute);
  const comments = new Map<string, string>();
  const reader = openReader(execute, comments);
  /** Keys, and ids of decisions, are unique in a database for ever: each run has its own. */
  const own = (key: string): string => `${key}@${run}`;
  const crm: Crm = {
    ...connector,
    writeDecision: (account, decision) =>
      connector.writeDecision(account, { ...decision, decisionId: own(decision.decisionId) }),
    writeTask: (account, task) => connector.writeTask(account, { ...task, key: own(task.key) }),
    closeTask: (account, end) => {
      comments.set(own(end.key), end.comment);
      return connector.closeTask(account, { ...end, key: own(end.key) });
    },
    writeOverride: (account, override) =>
      connector.writeOverride!(account, { ...override, overrideId: own(override.overrideId) }),
  };
  const plain = (task: FoundTask): FoundTask => ({ ...task, key: task.key.replace(`@${run}`, '') });
  return {
    crm,
    account: { tenantId: 't-1', accountId: String(partner) },
    readFields: () => execute('res.partner', 'read', [[partner], FIELDS]),
    readTasks: async (_account: CrmAccountKey) => (await reader.tasksOf(partner)).map(plain),
    readOverride: (overrideId) => reader.overrideOf(own(overrideId)),
    completeTask: async (_account, key) => {
      await execute('mail.activity', 'action_feedback', [[await reader.activityOfKey(own(key))]]);
    },
  };
};
