import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { testOutbox } from '../contracts/outbox.contract.ts';
import { openTestDatabase, testEngines } from '../harness/database.ts';
import { openTestOutbox, queueAt } from '../harness/outbox.ts';

for (const engine of testEngines()) {
  testOutbox(`in process, on ${engine}`, async () => openTestOutbox((await openTestDatabase(engine)).database));
}

// Without a Redis the run has said so.
if (inject('redis') !== null) {
  const engine = testEngines().at(-1)!;
  testOutbox(`through Bull on Redis, on ${engine}`, async () =>
    openTestOutbox((await openTestDatabase(engine)).database, { openQueue: queueAt(`q-${randomUUID()}`) }),
  );
}
