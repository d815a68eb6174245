import { expect, it } from 'vitest';
import type { z } from 'zod';
import type { sandboxCompaniesAnswer } from '../../../../server/src/answers/sandbox-companies.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

const companiesIn = async (language: string) => {
  const headers = { 'accept-language': language };
  const answer = await server().ask('GET', '/v1/sandbox/companies', { key: null, headers });
  expect(answer.status).toBe(200);
  return (answer.json as z.infer<typeof sandboxCompaniesAnswer>).companies;
};

it('lists at least 14 fictitious companies without a key', async () => {
  const companies = await companiesIn('en');
  expect(companies.length).toBeGreaterThanOrEqual(14);
  expect(new Set(companies.map(({ key }) => key)).size).toBe(companies.length);
});

it('says in each of the four languages what a company shows', async () => {
  const texts = await Promise.all(
    ['en', 'fr-CA', 'es', 'pt-BR'].map(async (tag) => (await companiesIn(tag))[0]!.shows),
  );
  expect(new Set(texts).size).toBe(4);
  expect(texts[0]).toContain('solid');
  expect(texts[1]).toContain('solide');
});
