import { describe, expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'POST', path: '/v1/webhooks', body: { url: 'https://8.8.8.8/hook' } } as const);

const resolve = (host: string) =>
  host === 'unknown.example.com'
    ? Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }))
    : Promise.resolve(
        host === 'inside.example.com'
          ? [
              { address: '93.184.216.34', family: 4 },
              { address: '10.0.0.7', family: 4 },
            ]
          : [{ address: '93.184.216.34', family: 4 }],
      );
const server = useServer({ webhooks: { resolve } });
const refused = (body: unknown) =>
  expectRefused(server(), { method: 'POST', path: '/v1/webhooks', body }, 'body_invalid');

describe('a webhook', () => {
  it.each([
    ['http', 'http://hooks.example.com/'],
    ['a private address', 'https://10.0.0.1/'],
    ['the address of cloud secrets', 'https://169.254.169.254/latest/meta-data'],
    ['the loopback', 'https://127.0.0.1/'],
    ['the loopback in decimal', 'https://2130706433/'],
    ['a name of the inside', 'https://db.internal/'],
    ['a name with one private address among others', 'https://inside.example.com/'],
    ['a user', 'https://user:secret@hooks.example.com/'],
    ['another port', 'https://hooks.example.com:6379/'],
    ['no address', 'hooks'],
    ['an empty text', ''],
    ['a line break', 'https://hooks.example.com/\n'],
    ['2,001 characters', `https://hooks.example.com/${'x'.repeat(2_000)}`],
    ['a number', 5],
    ['null', null],
  ])('is not made for %s, and the answer names url', async (_, url) => {
    expect(fieldsOf(await refused({ url }))).toEqual(['url']);
  });

  it('says what would be right, and not what the name led to', async () => {
    const { detail } = await refused({ url: 'https://inside.example.com/' });
    expect(detail).toBe('url: leads to a private or special address');
  });

  it.each([
    ['topics.0', { topics: ['score.changed'] }],
    ['topics', { topics: [] }],
    ['topics', { topics: ['alert.raised', 'alert.raised'] }],
    ['topics', { topics: 'alert.raised' }],
    ['description', { description: 'x'.repeat(201) }],
    ['description', { description: 'a\u0000b' }],
    ['secret', { secret: 'whsec_mine' }],
    ['tenant_id', { tenant_id: 'other' }],
  ])('is not made with a wrong %s', async (field, members) => {
    expect(fieldsOf(await refused({ url: 'https://hooks.example.com/', ...members }))).toEqual([field]);
  });

  it('needs an address', async () => {
    expect(fieldsOf(await refused({}))).toEqual(['url']);
  });

  it.each(['https://unknown.example.com/', 'https://hooks.example.com:8443/a?b=c'])(
    'may be made for %s: a name that is not known now is checked again at each attempt',
    async (url) => {
      const answer = await server().ask('POST', '/v1/webhooks', { body: { url } });
      expect(answer.status).toBe(201);
    },
  );
});
