import type { LookupAddress } from 'node:dns';
import nock from 'nock';
import { beforeAll, describe, expect, it } from 'vitest';
import { allowedAddresses, guardedLookup, type Resolve } from '../../../server/src/http/guarded-lookup.ts';
import { createGuardedPost, type OutsideAnswer } from '../../../server/src/http/guarded-post.ts';
import { status } from '../../harness/webhook-receiver.ts';
import { useReceiver } from '../../harness/webhooks.ts';

const receiver = useReceiver();
/** The guard alone decides here: no name is looked up but by the tests' own answers, and none of these is called. */
beforeAll(() => nock.enableNetConnect(/^(?:127\.0\.0\.1|localhost|hooks\.example\.com):/));
const HERE: LookupAddress = { address: '127.0.0.1', family: 4 };
const OUTSIDE: LookupAddress = { address: '93.184.216.34', family: 4 };
const DEVELOPER = { loopback: true };
const EVERYBODY = { loopback: false };

/** Answers in turn what it is given, and the last one again; it says how often it was asked. */
const answering = (...answers: readonly (readonly LookupAddress[])[]) => {
  let asked = 0;
  const resolve: Resolve = () => {
    asked += 1;
    return Promise.resolve(answers[Math.min(asked, answers.length) - 1]!);
  };
  return { resolve, asked: () => asked };
};

const post = (url: string, resolve: Resolve, rule = DEVELOPER, timeoutMs = 5_000): Promise<OutsideAnswer> =>
  createGuardedPost({ resolve, rule, timeoutMs })({ url, headers: { 'content-type': 'application/json' }, body: '{}' });

describe('a post to an address of a customer', () => {
  it('answers status, headers and the start of the body', async () => {
    receiver().answer(status(418, { 'retry-after': '7' }, 'short and stout'));
    const answer = await post(receiver().url, answering([]).resolve);
    expect(answer).toMatchObject({ is: 'answered', status: 418, startOfBody: 'short and stout' });
    expect(answer).toHaveProperty('headers.retry-after', '7');
  });

  it('connects to the very address that was checked, and asks for the name once', async () => {
    const names = answering([HERE], [{ address: '10.0.0.7', family: 4 }]);
    const before = receiver().calls.length;
    expect(await post(`http://localhost:${receiver().port}/`, names.resolve)).toMatchObject({ is: 'answered' });
    expect([names.asked(), receiver().calls.length - before]).toEqual([1, 1]);
  });

  it.each([
    ['to the loopback', [HERE]],
    ['to a private range', [{ address: '192.168.1.7', family: 4 }]],
    ['to the cloud’s secrets', [{ address: '169.254.169.254', family: 4 }]],
    ['to IPv6 loopback', [{ address: '::1', family: 6 }]],
    ['to an IPv4 address in IPv6', [{ address: '::ffff:127.0.0.1', family: 6 }]],
    ['outside and inside', [OUTSIDE, HERE]],
    ['inside and outside', [HERE, OUTSIDE]],
  ])('makes no connection for a name that leads %s', async (_, addresses) => {
    const before = receiver().calls.length;
    const url = `https://hooks.example.com:8443/`;
    expect(await post(url, answering(addresses).resolve, EVERYBODY)).toEqual({
      is: 'unanswered',
      because: 'the name leads to a private or special address',
    });
    expect(receiver().calls).toHaveLength(before);
  });

  it('lets no name of the outside lead to the loopback, also where a developer allows the loopback itself', async () => {
    const { resolve } = answering([HERE]);
    expect(await post('https://hooks.example.com:8443/', resolve, DEVELOPER)).toMatchObject({ is: 'unanswered' });
    const { resolve: intoPrivate } = answering([{ address: '10.0.0.7', family: 4 }]);
    expect(await post('http://localhost:4000/', intoPrivate, DEVELOPER)).toMatchObject({ is: 'unanswered' });
  });

  it('refuses a name that was good when it was looked at first and leads inside a moment later', async () => {
    const names = answering([OUTSIDE], [HERE]);
    expect(await allowedAddresses('hooks.example.com', { resolve: names.resolve, rule: EVERYBODY })).toEqual([OUTSIDE]);
    expect(await post('https://hooks.example.com/', names.resolve, EVERYBODY)).toEqual({
      is: 'unanswered',
      because: 'the name leads to a private or special address',
    });
  });

  it('checks addresses without a name at every call too', async () => {
    const { resolve, asked } = answering([OUTSIDE]);
    for (const url of ['https://127.0.0.1/', 'https://[::1]/', 'https://2130706433/', 'https://10.0.0.1/'])
      expect(await post(url, resolve, EVERYBODY)).toMatchObject({ is: 'unanswered' });
    expect(asked()).toBe(0);
  });

  it('does not follow a redirect to the loopback', async () => {
    receiver().answer(status(302, { location: `${receiver().url}/inside` }));
    expect(await post(`${receiver().url}/outside`, answering([]).resolve)).toMatchObject({ status: 302 });
    expect(receiver().calls.map(({ path }) => path)).not.toContain('/inside');
  });

  it('ends when no answer comes in time', async () => {
    receiver().answer(() => undefined);
    expect(await post(receiver().url, answering([]).resolve, DEVELOPER, 50)).toEqual({
      is: 'unanswered',
      because: 'no whole answer in time',
    });
  });

  it('ends in time too when a body never ends, and keeps the status that came before it', async () => {
    receiver().answer((response) => {
      response.writeHead(200);
      response.write('a');
    });
    expect(await post(receiver().url, answering([]).resolve, DEVELOPER, 200)).toMatchObject({ status: 200 });
  });

  it('reads no more than 64 kB of an answer', async () => {
    receiver().answer(status(500, {}, 'x'.repeat(10_000_000)));
    const answer = await post(receiver().url, answering([]).resolve);
    expect(answer).toMatchObject({ status: 500, startOfBody: 'x'.repeat(65_536) });
  });

  it('tells a refused and a broken connection in plain words, without an address', async () => {
    receiver().answer((response) => response.destroy());
    expect(await post(receiver().url, answering([]).resolve)).toEqual({
      is: 'unanswered',
      because: 'the connection was broken off',
    });
    expect(await post('http://127.0.0.1:1/', answering([]).resolve)).toEqual({
      is: 'unanswered',
      because: 'the connection was refused',
    });
  });

  it('tells that a name is not known', async () => {
    const resolve: Resolve = () => Promise.reject(Object.assign(new Error('ENOTFOUND x'), { code: 'ENOTFOUND' }));
    const because = 'the name is not known';
    expect(await post('https://hooks.example.com/', resolve, EVERYBODY)).toEqual({ is: 'unanswered', because });
    expect(await post('https://hooks.example.com/', answering([]).resolve, EVERYBODY)).toMatchObject({ because });
  });
});

describe('a look-up', () => {
  const ask = (addresses: readonly LookupAddress[], options: { readonly all?: boolean }) =>
    new Promise((resolve) => {
      const lookup = guardedLookup({ ...answering(addresses), rule: EVERYBODY });
      lookup('hooks.example.com', options, (error, ...found) => resolve(error ?? found));
    });
  const both: readonly LookupAddress[] = [OUTSIDE, { address: '2606:4700::1111', family: 6 }];

  it('answers one address or all, as it is asked', async () => {
    expect(await ask(both, {})).toEqual(['93.184.216.34', 4]);
    expect(await ask(both, { all: true })).toEqual([both]);
  });

  it.each([{}, { all: true }])('answers none when one of several is forbidden: %o', async (options) => {
    expect(await ask([OUTSIDE, { address: '100.64.0.1', family: 4 }], options)).toMatchObject({
      code: 'address_forbidden',
    });
  });
});
