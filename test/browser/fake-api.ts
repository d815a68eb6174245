// A stand-in for the server that puts the page into each of its states. Provenance: written by hand after the
// contract in core/src/card/card.ts; workbench.test.ts runs the same page against the real server.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fakeAudit } from './fake-audit.ts';
import { fakeCards } from './fake-cards.ts';
import { fakeCompanies as companies } from './fake-companies.ts';
import { fakeNews } from './fake-news.ts';

type Account = {
  readonly id: string;
  readonly name?: string;
  readonly siren?: string;
  readonly vat?: string;
  readonly owner?: string;
  readonly requested_amount?: { readonly value: number; readonly currency: string };
  readonly payment_terms_days?: number;
};
type Received = { readonly method: string; readonly path: string; readonly language: string; readonly body: unknown };
type Answer = { readonly status: number; readonly body: unknown };
type Exchange = { readonly request: IncomingMessage; readonly url: URL; readonly body: Record<string, unknown> };

const dist = new URL('../../server/web/dist/', import.meta.url).pathname;
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** As strict as the page must bear: no inline script or style, nothing from elsewhere. */
const policy = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'";

const problem = (status: number, code: string, rest: Record<string, unknown> = {}): Answer => ({
  status,
  body: {
    type: `https://errors.invalid/${code}`,
    title: 'The request is not valid',
    status,
    code,
    detail: 'See the errors.',
    request_id: 'req_fake',
    ...rest,
  },
});

/** A wrong check digit, and a currency that a policy has lost its rate for since the page was opened. */
const faultOf = ({ siren, requested_amount: requested }: Account): unknown => {
  if (siren === '123456789') return { field: 'account.siren', message: 'The check digit is wrong.' };
  return requested?.currency === 'USD'
    ? { field: 'account.requested_amount.currency', message: 'the policy holds no rate from USD' }
    : undefined;
};

const readBody = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
};

const suggest = (name: string): unknown => ({
  companies: companies
    .filter((company) => company.name.toLowerCase().startsWith(name.toLowerCase()))
    .map((company) => ({ ...company, source: 'sandbox', postcode: '00000', status: 'active', confidence: 0.9 })),
});

const nameOf = (account: Account | undefined): string => {
  const known = companies.find((company) => company.siren !== undefined && company.siren === account?.siren);
  return known?.name ?? account?.name ?? '';
};

const sendPage = async (path: string, response: ServerResponse): Promise<void> => {
  const file = normalize(join(dist, path === '/' ? 'index.html' : path));
  try {
    const content = await readFile(file);
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(content);
  } catch {
    response.writeHead(404).end();
  }
};

/** Starts the stand-in on a free port. `received` is every API call, for assertions. */
export const startFakeApi = async (mode: 'sandbox' | 'live' = 'sandbox', currencies: readonly string[] = ['EUR']) => {
  const accounts = new Map<string, Account>();
  const received: Received[] = [];
  const reads = new Map<string, number>();
  const news = fakeNews();

  const receiveEvent = (body: Record<string, unknown>): Answer => {
    const account = body['account'] as Account;
    const fault = faultOf(account);
    if (fault !== undefined) return problem(422, 'body_invalid', { errors: [fault] });
    accounts.set(account.id, account);
    reads.set(account.id, 0);
    return { status: 202, body: { received: 1, duplicates: 0 } };
  };

  const accountOf = (url: URL): Account | undefined =>
    accounts.get(decodeURIComponent(url.pathname.split('/')[5] ?? ''));

  const readCard = (id: string): Answer => {
    const account = accounts.get(id);
    if (account === undefined)
      return problem(404, 'not_found', { title: 'No such account', detail: 'No account has this id.' });
    const turn = (reads.get(id) ?? 0) + 1;
    reads.set(id, turn);
    // The first read finds the assessment still running, as a real CRM event would.
    const card =
      turn === 1
        ? { state: 'assessing', account_id: id, since: new Date().toISOString() }
        : fakeCards[nameOf(account)]?.(id);
    return card === undefined
      ? problem(503, 'not_ready', { title: 'Not ready', detail: 'The database is starting.' })
      : { status: 200, body: card };
  };

  const list = (): Answer => ({
    status: 200,
    body: {
      accounts: [...accounts.values()].toReversed().map((account) => {
        const card = fakeCards[nameOf(account)]?.(account.id);
        const scored =
          card !== undefined && 'score' in card
            ? { score: card.score, grade: card.grade, decision: card.decision }
            : { score: null, grade: null, decision: null };
        return {
          id: account.id,
          name: nameOf(account),
          owner: account.owner ?? null,
          requested_amount: account.requested_amount ?? null,
          payment_terms_days: account.payment_terms_days ?? null,
          state: card?.state ?? 'failed',
          ...scored,
          open_alerts: nameOf(account) === 'Transports Delmarre' ? 3 : 0,
          updated_at: new Date().toISOString(),
        };
      }),
    },
  });

  const falls = (name: string | null): boolean => name !== null && name.endsWith('000000034');
  const isFalling = ({ url }: Exchange): boolean => nameOf(accountOf(url)) === 'Transports Delmarre';
  const readTasks = (exchange: Exchange): Answer => ({
    status: 200,
    body: { tasks: isFalling(exchange) ? news.tasks : [] },
  });
  const completeTask = ({ url }: Exchange): Answer => {
    const at = news.tasks.findIndex(({ key }) => key === url.pathname.split('/')[7]);
    news.tasks[at] = { ...news.tasks[at]!, state: 'done' };
    return { status: 200, body: news.tasks[at] };
  };
  const readWatched = ({ request, url, body }: Exchange): Answer => {
    if (!falls(url.pathname)) return problem(404, 'not_found');
    const now = new Date().toISOString();
    if (request.method === 'PUT' && 'paused' in body) news.watched.paused_at = body['paused'] === true ? now : null;
    if (request.method === 'PUT' && 'snoozed_until' in body) {
      news.watched.snoozed_until = body['snoozed_until'] as string | null;
    }
    return { status: 200, body: news.watched };
  };
  const makeItHappen = ({ body }: Exchange): Answer =>
    body['event'] === 'safeguard_opened'
      ? problem(503, 'database_unavailable', { title: 'The database cannot be reached', detail: 'Try again.' })
      : { status: 202, body: { id: 'h-1', event: body['event'], is_watched: body['event'] !== 'cash_falls' } };

  const routes: readonly (readonly [RegExp, (exchange: Exchange) => Answer])[] = [
    [/^\/v1\/sandbox\/companies$/, () => ({ status: 200, body: { companies } })],
    [/^\/v1\/companies$/, ({ url }) => ({ status: 200, body: suggest(url.searchParams.get('name') ?? '') })],
    [/^\/v1\/sandbox\/events$/, makeItHappen],
    [/\/events$/, ({ body }) => receiveEvent(body)],
    [/\/tasks$/, readTasks],
    [/\/complete$/, completeTask],
    [
      /^\/v1\/alerts$/,
      ({ url }) => ({ status: 200, body: { alerts: falls(url.searchParams.get('company')) ? news.alerts : [] } }),
    ],
    [/^\/v1\/watchlist\//, readWatched],
    [/\/accounts$/, list],
    [/\/(?:card|refresh)$/, ({ url }) => readCard(decodeURIComponent(url.pathname.split('/')[5] ?? ''))],
    [/\/audit$/, () => ({ status: 200, body: fakeAudit })],
    [
      /\/replay$/,
      () => ({ status: 200, body: { identical: true, sequence: 1042, hash: fakeAudit.hash, differences: [] } }),
    ],
  ];

  const answer = (exchange: Exchange): Answer => {
    const { pathname } = exchange.url;
    if (pathname === '/v1/ping') return { status: 200, body: { status: 'ok', mode, version: '0.1.0', currencies } };
    const wanted = mode === 'live' ? 'Bearer cl_live_right' : 'Bearer cl_test_sandbox';
    const isKnown = exchange.request.headers.authorization === wanted;
    if (!isKnown) return problem(401, 'unauthorized', { title: 'No valid key' });
    return routes.find(([path]) => path.test(pathname))?.[1](exchange) ?? problem(404, 'not_found');
  };

  const server = createServer((request, response) => {
    const respond = async (): Promise<void> => {
      const url = new URL(request.url ?? '/', 'http://fake.invalid');
      response.setHeader('content-security-policy', policy);
      response.setHeader('x-request-id', 'req_fake');
      if (!url.pathname.startsWith('/v1/')) return sendPage(url.pathname, response);
      const body = await readBody(request);
      received.push({
        method: request.method ?? '',
        path: url.pathname,
        language: request.headers['accept-language'] ?? '',
        body,
      });
      const { status, body: content } = answer({ request, url, body });
      response
        .writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' })
        .end(JSON.stringify(content));
    };
    respond().catch((failure: unknown) => response.writeHead(500).end(String(failure)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
