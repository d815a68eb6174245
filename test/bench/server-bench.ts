import { inFolder, startChild, type Child } from './child.ts';
import { load, type Load, type Request } from './load.ts';
import { median } from './measure.ts';

const MAIN = new URL('../../server/src/main.ts', import.meta.url);
const BARE = new URL('./bare-server.ts', import.meta.url);

/** Sandbox companies that every source answers at once. */
const SIRENS = ['000000018', '000000034', '000000042', '000000059', '000000083', '000000158'];

const score = (force: boolean): readonly Request[] =>
  SIRENS.map((siren) => ({
    method: 'POST',
    path: '/v1/score',
    body: { company: { siren }, ...(force ? { force } : {}) },
  }));
const card: readonly Request[] = SIRENS.map((siren) => ({
  method: 'GET',
  path: `/v1/crms/sandbox/accounts/bench-${siren}/card`,
}));
const ping: readonly Request[] = [{ method: 'GET', path: '/v1/ping' }];

const LOADS = [
  ['POST /v1/score, asking all sources', 'ours', score(true)],
  ['POST /v1/score, answers still fresh', 'ours', score(false)],
  ['bare Express + zod + one insert', 'bare', score(false)],
  ['GET card', 'ours', card],
] as const;

export type LoadRow = Load & { readonly what: string; readonly inFlight: number };

/** One request at a time: what of its time the sources took, and what is our own. Milliseconds, medians. */
export type OwnShare = { readonly totalMs: number; readonly sourcesMs: number; readonly ownMs: number };

export type ServerFigures = {
  readonly coldStartMs: number;
  readonly warmStartMs: number;
  readonly loads: readonly LoadRow[];
  readonly ping: LoadRow;
  readonly alone: OwnShare;
  readonly rssStartMb: number | undefined;
  readonly rssLoadedMb: number | undefined;
};

const ask = async (url: string, { method, path, body }: Request): Promise<unknown> => {
  const headers = { authorization: 'Bearer cl_test_sandbox', 'content-type': 'application/json' };
  const response = await fetch(`${url}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
};

const stateOf = async (url: string, request: Request): Promise<string> =>
  ((await ask(url, request)) as { readonly state: string }).state;

/** Makes the accounts whose cards are read, and waits until each has its decision. */
const prepareAccounts = async (url: string): Promise<void> => {
  for (const siren of SIRENS) {
    const account = { id: `bench-${siren}`, name: siren, siren };
    await ask(url, {
      method: 'POST',
      path: '/v1/crms/sandbox/events',
      body: { event_id: `bench-${siren}`, type: 'account.created', account },
    });
  }
  const deadline = performance.now() + 10_000;
  for (const request of card) {
    while ((await stateOf(url, request)) === 'assessing') {
      if (performance.now() > deadline) throw new Error(`${request.path} is not decided`);
    }
  }
};

type Sources = { readonly sources: readonly { readonly status: string; readonly latency_ms: number | null }[] };

const alone = async (url: string, count: number): Promise<OwnShare> => {
  const requests = score(true);
  const measured: OwnShare[] = [];
  for (let index = 0; index < count; index += 1) {
    const startedAt = performance.now();
    const { sources } = (await ask(url, requests[index % requests.length]!)) as Sources;
    const totalMs = performance.now() - startedAt;
    // Sources are asked all at once, so the slowest one is what they cost together.
    const sourcesMs = Math.max(0, ...sources.map(({ latency_ms: ms }) => ms ?? 0));
    measured.push({ totalMs, sourcesMs, ownMs: totalMs - sourcesMs });
  }
  const of = (name: keyof OwnShare): number => median(measured.map((one) => one[name]));
  return { totalMs: of('totalMs'), sourcesMs: of('sourcesMs'), ownMs: of('ownMs') };
};

const benchLoads = async (ours: Child, bare: Child, seconds: number): Promise<readonly LoadRow[]> => {
  const rows: LoadRow[] = [];
  for (const inFlight of [50, 200]) {
    for (const [what, which, requests] of LOADS) {
      const { url } = which === 'ours' ? ours : bare;
      rows.push({ what, inFlight, ...(await load({ url, requests, inFlight, seconds })) });
    }
  }
  return rows;
};

const withBare = <T>(work: (bare: Child) => Promise<T>): Promise<T> =>
  inFolder(async (folder) => {
    const bare = await startChild(BARE, folder);
    try {
      return await work(bare);
    } finally {
      await bare.stop();
    }
  });

const measure = async (ours: Child, seconds: number) => {
  const rssStartMb = ours.rssMb();
  await prepareAccounts(ours.url);
  // Code that runs for the first time is slow in every server.
  await load({ url: ours.url, requests: score(true), inFlight: 20, seconds: 1 });
  const single = await alone(ours.url, 60);
  const loads = await withBare((bare) => benchLoads(ours, bare, seconds));
  const pinged = await load({ url: ours.url, requests: ping, inFlight: 50, seconds: 1 });
  return {
    loads,
    ping: { what: 'GET /v1/ping', inFlight: 50, ...pinged },
    alone: single,
    rssStartMb,
    rssLoadedMb: ours.rssMb(),
  };
};

/** The server as a process of its own under load, next to a bare one, both on embedded databases of their own. */
export const benchServer = async (seconds: number): Promise<ServerFigures> => {
  return inFolder(async (folder) => {
    const first = await startChild(MAIN, folder);
    await first.stop();
    const ours = await startChild(MAIN, folder);
    try {
      return { coldStartMs: first.startMs, warmStartMs: ours.startMs, ...(await measure(ours, seconds)) };
    } finally {
      await ours.stop();
    }
  });
};
