import { expect, it } from 'vitest';
import type { z } from 'zod';
import type { companiesAnswer } from '../../../../server/src/answers/companies.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

const find = async (query: Record<string, string>) => {
  const answer = await server().ask('GET', `/v1/companies?${new URLSearchParams(query)}`);
  expect(answer.status).toBe(200);
  return answer.json as z.infer<typeof companiesAnswer>;
};

it('finds a company by the beginning of its name', async () => {
  const { companies, sources } = await find({ name: 'Verr' });
  expect(companies).toMatchObject([{ siren: '000000018', name: 'Verrerie des Monts', city: 'Lyon' }]);
  expect(sources).toEqual([{ name: 'sandbox-registry', status: 'ok' }]);
});

it('finds a name typed without accents and in capitals', async () => {
  const { companies } = await find({ name: 'ELECTRICITE lenoir' });
  expect(companies.map(({ siren }) => siren)).toEqual(['000000117']);
});

it('gives both of a tie, with the same confidence', async () => {
  const { companies } = await find({ name: 'martin freres' });
  expect(companies.map(({ siren }) => siren)).toEqual(['000000083', '000000091']);
  expect(companies[0]!.confidence).toBe(companies[1]!.confidence);
});

it('looks only in the country that is given', async () => {
  expect((await find({ name: 'Musterbau', country: 'DE' })).companies).toHaveLength(1);
  expect((await find({ name: 'Musterbau', country: 'FR' })).companies).toEqual([]);
});

it('answers an empty list for a name that nobody has', async () => {
  expect((await find({ name: 'nobody knows this' })).companies).toEqual([]);
});
