// The least that a route like POST /v1/score could be: Express, a zod body, one insert into the same embedded database.
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { z } from 'zod';
import { openDatabase } from '../../server/src/database.ts';
import { readEnv } from '../../server/src/env.ts';
import { receiveOnce } from '../../server/src/store/inbox.ts';
import { ensureTenant } from '../../server/src/store/tenants.ts';

const schema = z.strictObject({ company: z.strictObject({ siren: z.string() }), force: z.boolean().optional() });

const { directory, host } = readEnv();
const database = await openDatabase({ directory });
await database.inSystem((tx) => ensureTenant(tx, { id: 'bare', name: 'Bare', language: 'en' }));

const app = express().use(express.json());

app.post('/v1/score', async (request, response) => {
  const body = schema.parse(request.body);
  const id = randomUUID();
  const raw = JSON.stringify(body);
  await database.inTenant('bare', (tx) => receiveOnce(tx, { origin: 'bare', eventId: id, raw, now: new Date() }));
  response.json({ id });
});

app.get('/v1/ping', (_request, response) => void response.json({ ok: true }));

const server = app.listen(0, host, () => {
  process.stdout.write(`ready at http://${host}:${(server.address() as AddressInfo).port}\n`);
});

process.on('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => void database.close().then(() => process.exit(0)));
});
