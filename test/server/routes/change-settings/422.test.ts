import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testUnknownQuery({ method: 'PUT', path: '/v1/settings', body: {} });

const server = useServer();
const days = { A: 90, B: 90, C: 60, D: 60, E: 30, F: 30, G: 30 };

it.each([
  ['a language without texts', { language: 'de' }, 'language'],
  ['an empty owner', { fallback_owner: '' }, 'fallback_owner'],
  ['half an hour', { digest: { hour: 7.5, time_zone: 'Europe/Paris' } }, 'digest.hour'],
  ['the hour 24', { digest: { hour: 24, time_zone: 'Europe/Paris' } }, 'digest.hour'],
  ['a digest without a zone', { digest: { hour: 7 } }, 'digest.time_zone'],
  ['a zone on Mars', { digest: { hour: 7, time_zone: 'Mars/Olympus' } }, 'digest.time_zone'],
  ['an offset, which knows no summer time', { digest: { hour: 7, time_zone: '+01:00' } }, 'digest.time_zone'],
  ['a grade that is missing', { review_days: { ...days, G: undefined } }, 'review_days.G'],
  ['a grade that does not exist', { review_days: { ...days, H: 1 } }, 'review_days.H'],
  ['no days at all', { review_days: { ...days, A: 0 } }, 'review_days.A'],
  ['an unknown field', { hour: 7 }, 'hour'],
])('names what is wrong, and changes nothing: %s', async (_, wrong, field) => {
  const body = { language: 'fr', ...wrong };
  const problem = await expectRefused(server(), { method: 'PUT', path: '/v1/settings', body }, 'body_invalid');
  expect(fieldsOf(problem)).toEqual([field]);
  expect((await server().ask('GET', '/v1/settings')).json).toMatchObject({ language: 'en' });
});
