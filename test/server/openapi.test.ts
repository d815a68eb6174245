import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../server/src/endpoints.ts';
import { cardPath, decidedCard, scoreSiren, sendEvent, SOLID } from '../harness/answers.ts';
import { addDeadLetter } from '../harness/dead-letter.ts';
import { invoice } from '../harness/ledger.ts';
import { connectionBody, fakeOdoo, listenOdoo } from '../harness/fake-odoo.ts';
import { faultsIn, readDocument, requestFaultsIn, type Document, type Operation } from '../harness/openapi.ts';
import { askOverride, checkOrder, euros, LENDER, SELLER } from '../harness/orders.ts';
import { endedRescore, orderRescore } from '../harness/portfolio.ts';
import { writeSandboxTask } from '../harness/sandbox-task.ts';
import { useServer } from '../harness/use-server.ts';
import { createWebhook, OUTSIDE_URL } from '../harness/webhooks.ts';
import { plantAlert } from '../harness/watched-company.ts';

const server = useServer({ env: { CREDITLINE_PRIVATE_CRMS: '127.0.0.1' } });
const odoo = fakeOdoo();
let odooAt: Awaited<ReturnType<typeof listenOdoo>>;
let document: Document;
let ids: Readonly<Record<string, string>>;
/** By operation: an override is settled once. */
let overrides: Readonly<Record<string, string>>;

beforeAll(async () => {
  document = await readDocument(server());
  odooAt = await listenOdoo(odoo);
  await sendEvent(server(), { account: { id: 'a-1', siren: SOLID, name: 'Verrerie des Monts' } });
  await decidedCard(server(), 'a-1');
  const alertId = server().context.newId();
  await plantAlert(server(), { id: alertId, siren: SOLID, at: server().context.now().toISOString() });
  await writeSandboxTask(server(), 'a-1', { key: 'task-1' });
  const account = { crm: 'sandbox', id: 'a-1' };
  const steps = ['readOverride', 'approveOverride', 'refuseOverride', 'endOverride'];
  const asked = await Promise.all(steps.map(async (step) => [step, (await askOverride(server(), { account })).id]));
  overrides = Object.fromEntries(asked) as typeof overrides;
  ids = {
    reservation: (await checkOrder(server(), { account, amount: euros(1) })).reservation_id!,
    company: `FR:${SOLID}`,
    alertId,
    id: (await scoreSiren(server(), SOLID)).id,
    crm: 'sandbox',
    webhook: (await createWebhook(server())).id,
    accountId: 'a-1',
    key: 'task-1',
    letterId: String(await addDeadLetter(server())),
    rescore: (await endedRescore(server(), (await orderRescore(server())).id)).id,
    source: 'generic',
    reference: 'u-1',
  };
});

afterAll(() => odooAt.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

const operationAt = (method: string, path: string): Operation =>
  document.paths[path.replace(/:(\w+)/g, '{$1}')]![method]!;

const BODIES: Readonly<Record<string, unknown>> = {
  replayDeadLetters: {},
  requestRescore: {},
  requestScore: { company: { siren: SOLID } },
  createWebhook: { url: OUTSIDE_URL },
  changeWebhook: { description: 'Collections' },
  replayDeliveries: { since: '2026-01-01T00:00:00Z' },
  receiveSourceNotice: {
    event_id: 'n-1',
    company: { siren: SOLID },
    event_at: '2026-05-06T08:00:00Z',
    kind: 'judgment',
  },
  putSourceReference: { company: { siren: SOLID } },
  receiveInvoices: {
    crm: 'sandbox',
    invoices: [invoice(new Date(), { id: 'i-1', dueDaysAgo: 40 }), { id: 'i-2', account: 'a-1', state: 'cancelled' }],
  },
  checkOrder: { account: { crm: 'sandbox', id: 'a-1' }, order: { id: 'S1' }, amount: euros(100) },
  requestOverride: { company: { siren: SOLID }, amount: euros(100), reason: 'Paid this morning', by: SELLER },
  approveOverride: { by: LENDER, ends_on: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10) },
  refuseOverride: { by: LENDER },
  endOverride: { by: LENDER },
  makeItHappen: { company: { siren: SOLID }, event: 'accounts_filed' },
  watchCompany: {},
  changeSettings: {},
  receiveCrmEvent: { event_id: 'e-9', type: 'account.updated', account: { id: 'a-1', siren: SOLID } },
};
const QUERIES: Readonly<Record<string, string>> = { findCompanies: '?name=martin&country=FR' };

const filled = (path: string, operationId: string): string =>
  path
    // The sandbox CRM needs no connection.
    .replace(':crm/connection', 'odoo/connection')
    .replace(/:(\w+)/g, (_, name: string) => (name === 'override' ? overrides[operationId] : ids[name])!);

const bodyOf = (operationId: string): unknown =>
  operationId === 'connectCrm' ? connectionBody(odoo, odooAt.url) : BODIES[operationId];

it('is OpenAPI 3.0.3, which Salesforce External Services reads', () => {
  expect(document.openapi).toBe('3.0.3');
  expect(JSON.stringify(document)).not.toMatch(/"\$defs"|"const":|"prefixItems"|"type":\[/);
});

it('describes every mounted route and no other', () => {
  const documented = operations().map(({ method, path }) => `${method} ${path}`);
  const mounted = ENDPOINTS.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(documented.toSorted()).toEqual(mounted.toSorted());
});

it('names each operation once', () => {
  const names = operations().map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
});

it('resolves every reference', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => reference!);
  const known = new Set(
    Object.entries(document.components).flatMap(([kind, members]) =>
      Object.keys(members).map((name) => `#/components/${kind}/${name}`),
    ),
  );
  expect(references.filter((reference) => !known.has(reference))).toEqual([]);
});

it('lists the query parameters that each route takes', () => {
  for (const { method, path, query = [] } of ENDPOINTS) {
    const named = operationAt(method, path).parameters.flatMap((parameter) =>
      'in' in parameter && parameter.in === 'query' ? [parameter.name] : [],
    );
    expect(named).toEqual(query);
  }
});

it('lists the header of a database where a copy of it is refused, and nowhere else', () => {
  expect(document.components.parameters).toMatchObject({ Database: { name: 'X-Creditline-Database', in: 'header' } });
  for (const { path, method, operation } of operations()) {
    const takesIt = operation.parameters.some(
      (one) => '$ref' in one && one.$ref === '#/components/parameters/Database',
    );
    const refuses = (operation.responses['409']?.description ?? '').includes('connection_copied');
    expect(takesIt, `${method} ${path}`).toBe(refuses);
  }
});

describe('the body of an event is described for each CRM', () => {
  const account = { id: '42', name: 'Verrerie des Monts', country: 'FR' };
  const events = {
    sandbox: { ...account, siren: SOLID },
    odoo: { ...account, registry: { scheme: 'siren', value: SOLID }, language: 'fr_FR' },
  };

  it.each(Object.entries(events))('%s', async (crm, of) => {
    const event = { event_id: `described-${crm}`, type: 'account.updated', account: of };
    const operation = operationAt('post', '/v1/crms/:crm/events');
    expect(requestFaultsIn(document, operation, event)).toEqual([]);
    expect(requestFaultsIn(document, operation, { ...event, account: { ...of, fax: '1' } })).not.toEqual([]);
    expect((await server().ask('POST', `/v1/crms/${crm}/events`, { body: event })).status).toBe(202);
  });
});

describe('the answer of each route is valid against the document', () => {
  it.each(ENDPOINTS.map(({ method, path }) => [method, path] as const))('%s %s', async (method, path) => {
    const operation = operationAt(method, path);
    const address = `${filled(path, operation.operationId)}${QUERIES[operation.operationId] ?? ''}`;
    const answer = await server().ask(method.toUpperCase(), address, { body: bodyOf(operation.operationId) });
    expect([200, 201, 202]).toContain(answer.status);
    expect(faultsIn(document, { operation, status: answer.status, body: answer.json ?? answer.text })).toEqual([]);
  });

  it('cards that are not decided too', async () => {
    await sendEvent(server(), { account: { id: 'tie', name: 'Martin Frères' } });
    await sendEvent(server(), { account: { id: 'unknown', name: 'Nobody Knows This' } });
    const operation = operationAt('get', '/v1/crms/:crm/accounts/:accountId/card');
    for (const [accountId, state] of [
      ['tie', 'choose_company'],
      ['unknown', 'failed'],
    ] as const) {
      await expect.poll(async () => (await server().ask('GET', cardPath(accountId))).json).toMatchObject({ state });
      const { json: body, status } = await server().ask('GET', cardPath(accountId));
      expect(faultsIn(document, { operation, status, body })).toEqual([]);
    }
  });
});

/** What every address answers to a copied database has one test for all of them: http/refuse-copies.test.ts. */
const testedStatuses = ({ responses }: Operation): readonly string[] =>
  Object.entries(responses).flatMap(([status, { description }]) =>
    description === 'connection_copied' ? [] : [status],
  );

describe('errors', () => {
  it('a refusal is valid against the document', async () => {
    const { json: body, status } = await server().ask('POST', '/v1/score', {
      body: { company: { name: 'Martin Frères' } },
    });
    expect(status).toBe(422);
    expect(faultsIn(document, { operation: operationAt('post', '/v1/score'), status, body })).toEqual([]);
  });

  it('every status that a route documents has a test file of its own', () => {
    // Both addresses of the refresh are one route; 500 and 503 are failures of ours and have tests of their own.
    const files = operations()
      .filter(({ operation }) => operation.operationId !== 'refreshAccount')
      .flatMap(({ operation }) =>
        [...testedStatuses(operation), '405'].map((status) => [operation.operationId, status] as const),
      )
      .filter(([, status]) => status < '500')
      .map(([name, status]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}/${status}.test.ts`);
    expect(files.filter((file) => !existsSync(new URL(`routes/${file}`, import.meta.url)))).toEqual([]);
  });
});
