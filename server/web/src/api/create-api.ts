import { ApiProblem, type Problem } from './api-problem.ts';
import type { AccountFields, AccountLine, Card, CardCandidate, Ping, Replay, SandboxCompany } from './contract.ts';

type Call = { readonly method?: 'GET' | 'POST'; readonly body?: unknown; readonly signal?: AbortSignal };
/** A card, with the id that finds the request in the server's log when the card says `failed`. */
export type CardAnswer = { readonly card: Card; readonly requestId?: string };
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
const onScore = (scoreId: string): string => `/v1/score/${encodeURIComponent(scoreId)}`;

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
    listAccounts: async (signal: AbortSignal) =>
      (await call<{ accounts: readonly AccountLine[] }>('/v1/crms/sandbox/accounts', { signal })).accounts,
    readAudit: (scoreId: string, signal: AbortSignal) => call<unknown>(`${onScore(scoreId)}/audit`, { signal }),
    replay: (scoreId: string) => call<Replay>(`${onScore(scoreId)}/replay`, { method: 'POST' }),
  };
};

export type Api = ReturnType<typeof createApi>;
