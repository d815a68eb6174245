import express, { type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { Context } from './context.ts';
import { endpointsOf, type Endpoint } from './endpoints.ts';
import { AppError } from './errors.ts';
import { authenticate } from './http/authenticate.ts';
import { knownQuery } from './http/known-query.ts';
import { logRequests } from './http/log-requests.ts';
import { onlyMethods } from './http/methods.ts';
import { renderProblem } from './http/problem.ts';
import { rawBody, requireJson } from './http/read-body.ts';
import { refuseCopies } from './http/refuse-copies.ts';
import { requestId } from './http/request-id.ts';
import type { Role } from './outbox.ts';
import { openApiDocument } from './openapi.ts';
import { servePages } from './http/serve-pages.ts';

/** Only our own origin: the pages load nothing from elsewhere, and no foreign page may embed the API's answers. */
const security = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
    },
  },
  // Plain HTTP on the loopback is the first thing a newcomer opens; a proxy that ends TLS adds the header.
  strictTransportSecurity: false,
});

/** Who shows a key must show a good one; who shows none has to prove themselves in another way. */
const whereKeyed =
  (step: RequestHandler): RequestHandler =>
  (request, response, next) =>
    request.get('authorization') === undefined ? next() : step(request, response, next);

const mount = (
  router: Router,
  endpoint: Endpoint,
  { context, need }: { context: Context; need: ReturnType<typeof authenticate> },
): void => {
  const { method, path, handler, scope, scopeWithKey, body, bodyLimitBytes, query = [] } = endpoint;
  const steps: RequestHandler[] = [
    ...(scope === undefined ? [] : [need(scope)]),
    ...(scopeWithKey === undefined ? [] : [whereKeyed(need(scopeWithKey))]),
    ...(endpoint.fromAnyDatabase === true ? [] : [refuseCopies(context)]),
    knownQuery(query),
    ...(method === 'get' ? [] : [rawBody(bodyLimitBytes)]),
    ...(body === 'json' ? [requireJson] : []),
    handler(context),
  ];
  router[method](path, ...steps);
};

/** Answers are about one company for one caller at one moment: nobody on the way may keep them. */
const notKept: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** Express answers HEAD wherever there is a GET. */
const methodsOf = ({ method }: Endpoint): readonly string[] =>
  method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];

const addressesOf = (endpoints: readonly Endpoint[]): ReadonlyMap<string, readonly string[]> =>
  new Map([...Map.groupBy(endpoints, ({ path }) => path)].map(([path, members]) => [path, members.flatMap(methodsOf)]));

/** Middleware in order and the whole route table. */
export const createApp = (context: Context, role: Role = 'all'): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(
    requestId(context.newId),
    logRequests(context, () => context.now().getTime()),
    security,
  );
  const endpoints = endpointsOf(context.mode, role);
  app.use(['/v1', '/health', '/ready', '/metrics'], notKept);
  const need = authenticate(context);
  for (const endpoint of endpoints) mount(app, endpoint, { context, need });
  const document = openApiDocument(endpoints, context.version);
  app.get('/openapi.json', (_request, response) => void response.json(document));
  for (const [path, methods] of addressesOf(endpoints)) app.all(path, onlyMethods(methods));
  if (role !== 'worker') app.use(servePages());
  app.use((request) => {
    throw new AppError('not_found', 'no such address', {
      detail: `There is nothing at ${request.path.slice(0, 200)}.`,
    });
  });
  app.use(renderProblem(context.log));
  return app;
};
