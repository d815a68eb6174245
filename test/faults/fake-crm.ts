// A CRM as a process of its own that is never killed: what it holds is what really happened outside.
//   node test/faults/fake-crm.ts <seed> <search lag in ms>
// POST /tasks always makes a new task, as CRMs without a unique key do; GET /tasks?key= searches; PUT /tasks/<key> is the
// upsert by external id that others offer; PATCH /tasks/<id> closes. /book, /storm and /calm are the rig's own and never fail.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { openBook } from './fake-crm-book.ts';
import { crmFaultsFrom, type CrmFault } from './fake-crm-faults.ts';

const [seed = '1', searchLagMs = '0'] = process.argv.slice(2);
const book = openBook({ clock: () => performance.timeOrigin + performance.now(), searchLagMs: Number(searchLagMs) });
const nextFault = crmFaultsFrom(Number(seed));
let isCalm = true;

const newTaskSchema = z.object({ account: z.string(), key: z.string() });
const closingSchema = z.object({ comment: z.string() });
const decisionSchema = z.object({ decisionId: z.string() });

type Asked = { readonly method: string; readonly url: URL; readonly body: string };
type Reply = { readonly status: number; readonly value: unknown };

const last = ({ url }: Asked): string => decodeURIComponent(url.pathname.split('/').at(-1) ?? '');

/** Method and first part of the path -> what it does. */
const ROUTES: Readonly<Record<string, { readonly name: string; readonly run: (asked: Asked) => Reply }>> = {
  'POST tasks': {
    name: 'create task',
    run: ({ body }) => ({ status: 201, value: book.create(newTaskSchema.parse(JSON.parse(body))) }),
  },
  'GET tasks': {
    name: 'search tasks',
    run: ({ url }) => ({ status: 200, value: book.findByKey(url.searchParams.get('key') ?? '') }),
  },
  'PUT tasks': {
    name: 'upsert task',
    run: ({ body }) => ({ status: 200, value: book.upsert(newTaskSchema.parse(JSON.parse(body))) }),
  },
  'PATCH tasks': {
    name: 'close task',
    run: (asked) => {
      const isThere = book.close(last(asked), closingSchema.parse(JSON.parse(asked.body)).comment);
      return { status: isThere ? 200 : 404, value: {} };
    },
  },
  'PUT accounts': {
    name: 'write decision',
    run: (asked) => {
      book.writeDecision(last(asked), decisionSchema.parse(JSON.parse(asked.body)).decisionId);
      return { status: 200, value: {} };
    },
  },
};

const answer = (response: ServerResponse, { status, value }: Reply, headers: Record<string, string> = {}): void => {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
};

/** Does the work or does not, and answers or does not. */
const serveWith = async (fault: CrmFault, response: ServerResponse, work: () => Reply): Promise<void> => {
  if (fault.is === 'rate_limited') {
    answer(response, { status: 429, value: {} }, { 'retry-after': String(fault.retryAfterS) });
  } else if (fault.is === 'broken') answer(response, { status: fault.status, value: {} });
  else if (fault.is === 'hang') {
    // The client gives up first; it cannot know whether the work was done.
    if (fault.isDone) work();
  } else if (fault.is === 'drop_after') {
    work();
    response.destroy();
  } else {
    if (fault.is === 'slow') await pause(fault.delayMs);
    answer(response, work());
  }
};

const textOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { method = 'GET' } = request;
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = await textOf(request);
  const first = url.pathname.split('/')[1] ?? '';
  if (first === 'book') {
    answer(response, { status: 200, value: book.all() });
    return;
  }
  if (first === 'calm' || first === 'storm') {
    isCalm = first === 'calm';
    answer(response, { status: 200, value: {} });
    return;
  }
  const route = ROUTES[`${method} ${first}`];
  if (route === undefined) {
    answer(response, { status: 404, value: {} });
    return;
  }
  const fault: CrmFault = isCalm ? { is: 'none' } : nextFault();
  book.countCall(route.name);
  if (fault.is !== 'none') book.countFault(fault.is);
  await serveWith(fault, response, () => route.run({ method, url, body }));
};

const server = createServer((request, response) => {
  // A client that was killed in the middle of its request is one of the faults.
  serve(request, response).catch(() => response.destroy());
});
// Without the rig there is nobody to ask for the book.
process.stdin.on('end', () => process.exit(0)).resume();
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`Fake CRM ready at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
