import { expect, it } from 'vitest';
import { openOverdueLook } from '../../server/src/overdue-look.ts';
import { testDatabase } from '../harness/database.ts';
import { openTestOutbox } from '../harness/outbox.ts';

it('asks the database again only after five seconds, or for a conclusion that needs it', async () => {
  const { database, topicOf, add } = await openTestOutbox(await testDatabase());
  let ahead = 60_000;
  const begun = Date.now();
  const look = openOverdueLook({ database, topics: [topicOf('work')], now: () => new Date(begun + ahead) });
  expect(await look.ageMs()).toBe(0);
  await add({ availableAt: new Date(begun) });
  ahead += 4_999;
  expect(await look.ageMs()).toBe(0);
  ahead += 1;
  expect(await look.ageMs()).toBe(65_000);
  await add({ availableAt: new Date(begun - 10_000) });
  // What is known grows older without a question.
  ahead += 1_000;
  expect(await look.ageMs()).toBe(66_000);
  expect(await look.ageNowMs()).toBe(76_000);
  expect(await look.ageMs()).toBe(76_000);
});
