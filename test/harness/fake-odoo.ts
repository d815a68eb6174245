import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CrmTask } from '@creditline/core';
import type { FoundOverride, FoundTask } from '../contracts/crm.contract.ts';
import errors from '../fixtures/odoo/errors.json' with { type: 'json' };

/** What Odoo answers to one request, whichever protocol it came in. */
export type OdooReply = { readonly status: number; readonly body: unknown };

export type OdooRequest = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: unknown;
};

type Event = Readonly<Record<string, unknown>> & { readonly id: string; readonly kind: string };

/** The settings of the fake, to be changed by a test. */
export type OdooTraits = {
  database: string;
  uuid: string;
  login: string;
  key: string;
  hasAddon: boolean;
  isNeutralized: boolean;
  /** Numbers of the partners that are there. */
  partners: readonly string[];
  /** Answered once each instead of what would be right. */
  next: OdooReply[];
};

export type FakeOdoo = {
  readonly traits: OdooTraits;
  /** Events that were taken, in order, duplicates too. */
  readonly events: readonly Event[];
  readonly requests: readonly OdooRequest[];
  fieldsOf(partner: string): unknown;
  tasksOf(partner: string): readonly FoundTask[];
  tickOff(key: string): void;
  overrideOf(overrideId: string): FoundOverride | undefined;
  reply(request: OdooRequest): OdooReply;
};

/** A task as it comes over the wire. */
type TaskEvent = Pick<CrmTask, 'key' | 'subject' | 'body' | 'owner' | 'priority' | 'link'> & {
  readonly due_on: string;
};

/** An override as it comes over the wire. */
type OverrideEvent = {
  readonly state: FoundOverride['state'];
  readonly ends_on: string;
  readonly covers_refusal: boolean;
};

const foundOverride = ({ state, ends_on: endsOn, covers_refusal: coversRefusal }: OverrideEvent): FoundOverride => ({
  state,
  endsOn,
  coversRefusal,
});

type Kept = { partner: string; task: CrmTask; taskId: string; isDone: boolean; comments: string[] };

const USER = 7;

/** The addon's inbox as its brief has it: one message is one transaction, and the same message twice is one. */
const openInbox = (traits: OdooTraits) => {
  const [seen, tasks, fields, events] = [
    new Set<string>(),
    new Map<string, Kept>(),
    new Map<string, unknown>(),
    [] as Event[],
  ];
  const give = (partner: string, event: Event): string => {
    const { key, subject, body, owner, due_on: dueOn, priority, link } = event as unknown as TaskEvent;
    const task: CrmTask = {
      key,
      subject,
      body,
      dueOn,
      priority,
      ...(owner === undefined ? {} : { owner }),
      ...(link === undefined ? {} : { link }),
    };
    const taskId = String(tasks.size + 1);
    tasks.set(key, { partner, task, taskId, isDone: false, comments: [] });
    return taskId;
  };
  const end = ({ key, comment }: Event): string => {
    const kept = tasks.get(String(key));
    if (kept === undefined) return 'gone';
    kept.isDone = true;
    kept.comments.push(String(comment));
    return 'done';
  };
  const isGone = ({ kind, account_id: partner }: Event): boolean =>
    kind !== 'task_end' && !traits.partners.includes(String(partner));
  const carryOut = (event: Event): Record<string, unknown> => {
    const partner = String(event['account_id']);
    if (event.kind === 'task') return { status: 'done', task_id: give(partner, event) };
    if (event.kind === 'task_end') return { status: end(event) };
    if (event.kind === 'decision') fields.set(partner, event);
    return { status: 'done' };
  };
  const accept = (event: Event): Record<string, unknown> => {
    if (event.kind === 'ping') return { status: 'done' };
    if (isGone(event)) return { status: 'gone' };
    const taskId = tasks.get(String(event['key']))?.taskId;
    if (seen.has(event.id)) return { status: 'duplicate', ...(taskId !== undefined && { task_id: taskId }) };
    seen.add(event.id);
    return carryOut(event);
  };
  const receive = (event: Event): unknown => {
    const answer = { version: '19.0.1.0.0', database_uuid: traits.uuid };
    if (traits.isNeutralized) return { ...answer, status: 'neutralized' };
    if (event['database_uuid'] !== traits.uuid) return { ...answer, status: 'copied' };
    events.push(event);
    return { ...answer, ...accept(event) };
  };
  return { events, tasks, fields, receive };
};

type Inbox = ReturnType<typeof openInbox>;

const json2 = (traits: OdooTraits, inbox: Inbox, { headers, body }: OdooRequest): OdooReply => {
  if (headers['x-odoo-database'] !== traits.database) return { status: 404, body: errors.json2_database_unknown };
  if (headers['authorization'] !== `bearer ${traits.key}`) return errors.json2.key_refused;
  if (!traits.hasAddon) return errors.json2.addon_missing;
  return { status: 200, body: inbox.receive((body as { event: Event }).event) };
};

type Rpc = { readonly id: number; readonly params: { readonly service: string; readonly args: readonly unknown[] } };

const jsonrpc = (traits: OdooTraits, inbox: Inbox, { body }: OdooRequest): OdooReply => {
  const { id, params } = body as Rpc;
  const [database, who, key, , , inner] = params.args;
  const ok = (result: unknown): OdooReply => ({ status: 200, body: { jsonrpc: '2.0', id, result } });
  if (database !== traits.database) return { status: 200, body: errors.jsonrpc.database_unknown };
  if (params.service === 'common') return ok(who === traits.login && key === traits.key ? USER : false);
  if (who !== USER || key !== traits.key) return { status: 200, body: errors.jsonrpc.key_refused };
  if (!traits.hasAddon) return { status: 200, body: errors.jsonrpc.addon_missing };
  return ok(inbox.receive((inner as readonly Event[])[0]!));
};

/** An Odoo with the addon in memory that speaks JSON-2 and JSON-RPC. Its errors are those of test/fixtures/odoo. */
export const fakeOdoo = (given: Partial<OdooTraits> = {}): FakeOdoo => {
  const traits: OdooTraits = {
    database: 'prod',
    uuid: 'c385da12-e645-11f1-9df8-02fc00000001',
    login: 'creditline',
    key: 'k'.repeat(40),
    hasAddon: true,
    isNeutralized: false,
    partners: ['42'],
    next: [],
    ...given,
  };
  const inbox = openInbox(traits);
  const requests: OdooRequest[] = [];
  return {
    traits,
    events: inbox.events,
    requests,
    fieldsOf: (partner) => inbox.fields.get(partner),
    tasksOf: (partner) =>
      [...inbox.tasks.values()]
        .filter((kept) => kept.partner === partner)
        .map(({ task, taskId, isDone, comments }) => ({ ...task, taskId, isDone, comments: [...comments] })),
    tickOff: (key) => {
      inbox.tasks.get(key)!.isDone = true;
    },
    overrideOf: (overrideId) => {
      const told = inbox.events.findLast((event) => event['override_id'] === overrideId);
      return told && foundOverride(told as unknown as OverrideEvent);
    },
    reply: (request) => {
      requests.push(request);
      const next = traits.next.shift();
      if (next !== undefined) return next;
      return request.path === '/jsonrpc' ? jsonrpc(traits, inbox, request) : json2(traits, inbox, request);
    },
  };
};

/** What a tenant gives to connect it. */
export const connectionBody = ({ traits }: FakeOdoo, baseUrl: string) => ({
  base_url: baseUrl,
  database: traits.database,
  database_uuid: traits.uuid,
  series: '19.0',
  login: traits.login,
  key: traits.key,
});

/** The fake behind a real port of this machine, for tests of the whole server. */
export const listenOdoo = async (odoo: FakeOdoo): Promise<{ readonly url: string; close(): Promise<void> }> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
      const { status, body: answer } = odoo.reply({ path: request.url ?? '', headers: request.headers, body });
      const isText = typeof answer === 'string';
      response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json' });
      response.end(isText ? answer : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
