import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';

type Library = {
  readonly Webhook: new (secret: string) => {
    verify(body: string, headers: Readonly<Record<string, string>>): unknown;
    sign(id: string, at: Date, body: string): string;
  };
};

/** Subscribers' library, of the version that the server has. */
const { Webhook } = createRequire(new URL('../../server/package.json', import.meta.url))('standardwebhooks') as Library;

/** One call as it arrived. */
export type Call = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export type Answering = (response: ServerResponse, call: Call) => void;

export type Receiver = {
  readonly url: string;
  readonly port: number;
  readonly calls: readonly Call[];
  answer: (answering: Answering) => void;
  close: () => Promise<void>;
};

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, body = ''): Answering =>
  (response) => {
    response.writeHead(code, headers).end(body);
  };

/** A subscriber's receiver on this machine that speaks real HTTP. */
export const openReceiver = async (): Promise<Receiver> => {
  let answering: Answering = status(204);
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const call = { path: request.url ?? '', headers: request.headers, body };
      calls.push(call);
      answering(response, call);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    calls,
    answer: (next) => {
      answering = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

type WebhookBody = {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** What a subscriber does with a call: the library checks its age and signature. Throws when one is wrong. */
export const verified = (secret: string, call: Call): WebhookBody =>
  new Webhook(secret).verify(call.body, call.headers as Record<string, string>) as WebhookBody;

/** The signature that a call of any age must have had. */
export const signatureOf = (secret: string, { headers, body }: Call): string =>
  new Webhook(secret).sign(String(headers['webhook-id']), new Date(Number(headers['webhook-timestamp']) * 1_000), body);
