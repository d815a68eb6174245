import { CrmError } from '@creditline/core';
import { expect, it } from 'vitest';
import { callCrm } from '../../server/src/crm-call.ts';
import { RetryLater } from '../../server/src/retry-later.ts';
import { crmIsDown } from '../harness/recording-crm.ts';

it('answers what the CRM answers', async () => {
  expect(await callCrm(() => Promise.resolve('t-1'))).toEqual({ ok: true, value: 't-1' });
});

it('asks for another try while the CRM is down or over its limit, no sooner than the CRM says', async () => {
  for (const error of [crmIsDown(5_000), new CrmError('crm_rate_limited', 'slow down', { retryAfterMs: 5_000 })]) {
    const failure = await callCrm(() => Promise.reject(error)).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(RetryLater);
    expect(failure).toMatchObject({ afterMs: 5_000, cause: error });
  }
});

it('takes what is refused for good as an outcome, and leaves our own faults alone', async () => {
  const refusal = new CrmError('crm_account_gone', 'gone');
  expect(await callCrm(() => Promise.reject(refusal))).toEqual({ ok: false, refusal });
  await expect(callCrm(() => Promise.reject(new TypeError('ours')))).rejects.toThrow(TypeError);
});
