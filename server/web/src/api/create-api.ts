import { ApiProblem, type Problem } from './api-problem.ts';
import type {
  AccountFields,
  AccountLine,
  Alert,
  Card,
  CardCandidate,
  CreditAnswer,
  Happened,
  HappeningKind,
  Ping,
  Replay,
  SandboxCompany,
  Task,
  WatchChange,
  Watched,
} from './contract.ts';

type Call = { readonly method?: 'GET' | 'POST' | 'PUT'; readonly body?: unknown; readonly signal?: AbortSignal };
/** A card, with the id that finds the request in the server's log when the card says `failed`. */
export type CardAnswer = { readonly card: Card; readonly requestId?: string };
/** The one number that is enough to name a company. */
export type CompanyNumber =
  | { readonly siren: string }
  | { readonly company_number: string; readonly country: string }
  | { readonly vat: string };
type EventType = 'account.created' | 'account.updated';

const problemOf = async (response: Response): Promise<Problem> => {
  const fallback = { code: `http_${response.status}`, title: response.statusText, detail: '', status: response.status };
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) };
  } catch {
    // A proxy in between may answer with a page instead of a problem; the status is all there is then.
    return fallback;
  }
};

const onCrm = (accountId: string): string => `/v1/crms/sandbox/accounts/${encodeURIComponent(accountId)}`;
/** Companies are named by their key, such as `FR:000000018`. */
const onWatchlist = (company: string): string => `/v1/watchlist/${encodeURIComponent(company)}`;
const onScore = (scoreId: string): string => `/v1/score/${encodeURIComponent(scoreId)}`;

/** An order of one unit that nobody placed: it only asks what the account may still owe, and reserves nothing. */
const questionOf = (accountId: string, currency: string) => ({
  account: { crm: 'sandbox', id: accountId },
  amount: { value: 1, currency },
  reserve: false,
});

/** Every request of the page. Each throws `ApiProblem`; an aborted one throws the browser's AbortError. */
export const createApi = (key: string | undefined, language: string) => {
  const send = async (path: string, { method = 'GET', body, signal }: Call): Promise<Response> => {
    const response = await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': language,
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
    if (!response.ok) throw new ApiProblem(await problemOf(response));
    return response;
  };
  const call = async <T>(path: string, options: Call = {}): Promise<T> =>
    (await (await send(path, options)).json()) as T;

  const callCard = async (path: string, options: Call = {}): Promise<CardAnswer> => {
    const response = await send(path, options);
    const card = (await response.json()) as Card;
    const requestId = response.headers.get('x-request-id');
    return { card, ...(requestId === null ? {} : { requestId }) };
  };

  return {
    ping: (signal: AbortSignal) => call<Ping>('/v1/ping', { signal }),
    listSandboxCompanies: async (signal: AbortSignal) =>
      (await call<{ companies: readonly SandboxCompany[] }>('/v1/sandbox/companies', { signal })).companies,
    findCompanies: async (query: { name: string; country: string }, signal: AbortSignal) =>
      (await call<{ companies: readonly CardCandidate[] }>(`/v1/companies?${new URLSearchParams(query)}`, { signal }))
        .companies,
    sendEvent: (event: { id: string; type: EventType; account: AccountFields }) =>
      call('/v1/crms/sandbox/events', {
        method: 'POST',
        body: { event_id: event.id, type: event.type, account: event.account },
      }),
    readCard: (accountId: string, signal: AbortSignal) => callCard(`${onCrm(accountId)}/card`, { signal }),
    refreshCard: (accountId: string, isForced: boolean) =>
      callCard(`${onCrm(accountId)}/refresh`, { method: 'POST', body: isForced ? { force: true } : {} }),
    askCredit: (accountId: string, currency: string) =>
      call<CreditAnswer>('/v1/orders/check', { method: 'POST', body: questionOf(accountId, currency) }),
    listAccounts: async (signal: AbortSignal) =>
      (await call<{ accounts: readonly AccountLine[] }>('/v1/crms/sandbox/accounts', { signal })).accounts,
    readTasks: async (accountId: string, signal: AbortSignal) =>
      (await call<{ tasks: readonly Task[] }>(`${onCrm(accountId)}/tasks`, { signal })).tasks,
    completeTask: (accountId: string, taskKey: string) =>
      call<Task>(`${onCrm(accountId)}/tasks/${encodeURIComponent(taskKey)}/complete`, { method: 'POST' }),
    readAlerts: async (company: string, signal: AbortSignal) =>
      (await call<{ alerts: readonly Alert[] }>(`/v1/alerts?${new URLSearchParams({ company })}`, { signal })).alerts,
    readWatched: (company: string, signal: AbortSignal) => call<Watched>(onWatchlist(company), { signal }),
    changeWatched: (company: string, change: WatchChange) =>
      call<Watched>(onWatchlist(company), { method: 'PUT', body: change }),
    makeItHappen: (company: CompanyNumber, event: HappeningKind) =>
      call<Happened>('/v1/sandbox/events', { method: 'POST', body: { company, event } }),
    readAudit: (scoreId: string, signal: AbortSignal) => call<unknown>(`${onScore(scoreId)}/audit`, { signal }),
    replay: (scoreId: string) => call<Replay>(`${onScore(scoreId)}/replay`, { method: 'POST' }),
  };
};

export type Api = ReturnType<typeof createApi>;
