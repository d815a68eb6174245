import { bodaccNotices } from '@creditline/source-bodacc';
import { bridgeNotices } from '@creditline/source-bridge';
import { companiesHouseNotices } from '@creditline/source-companies-house';
import { genericNotices } from '@creditline/source-generic';
import { rocketfinNotices } from '@creditline/source-rocketfin';
import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { testNoticeSource } from '../contracts/notice-source.contract.ts';
import { signBridge, signStandard } from '../harness/sign-notice.ts';
import { judgment, notice } from './notice.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const secrets = [
  `whsec_${Buffer.from('first secret of a test, long').toString('base64')}`,
  `whsec_${Buffer.from('second secret of a test, long').toString('base64')}`,
] as const;

const own = (event: number) => ({
  event_id: `e-${event}`,
  company: { siren: '000000018' },
  event_at: '2026-11-20T08:00:00+01:00',
  kind: 'judgment',
  facts: [{ kind: 'proceedings.opened', as_of: '2026-11-19', value: 'liquidation' }],
});

const standard = { now, secrets, sign: signStandard };

testNoticeSource('generic', { ...standard, adapter: genericNotices('generic'), body: own, isVendorForm: false });
testNoticeSource('rocketfin', {
  ...standard,
  adapter: rocketfinNotices(genericNotices),
  body: own,
  isVendorForm: false,
});
testNoticeSource('bodacc', {
  ...standard,
  adapter: bodaccNotices(),
  body: (event) =>
    notice({
      id: `A2026021${event}1234`,
      familleavis: 'collective',
      parts: judgment('Jugement d’ouverture de liquidation judiciaire'),
    }),
  isVendorForm: true,
});
testNoticeSource('companies-house', {
  ...standard,
  adapter: companiesHouseNotices(),
  body: (event) => ({
    resource_kind: 'company-insolvency',
    resource_uri: '/company/01234567/insolvency',
    resource_id: '01234567',
    data: {
      cases: [
        { number: '1', type: 'creditors-voluntary-liquidation', dates: [{ type: 'wound-up-on', date: '2026-11-12' }] },
      ],
    },
    event: { timepoint: 1000 + event, published_at: '2026-11-20T18:28:02', type: 'changed' },
  }),
  isVendorForm: true,
});

const bridge = (event: number, at = now) => ({
  type: 'item.account.updated',
  timestamp: at.getTime() - event,
  content: { account_id: 22908770, item_id: 4568477, user_uuid: '766b2f5d-a942-492c-9ea7-2e5aa88cb672', balance: 12.5 },
});
testNoticeSource('bridge', {
  adapter: bridgeNotices(),
  now,
  secrets: ['a secret that Bridge made', 'the secret that replaces it'],
  sign: (secret, body) => signBridge(secret, body),
  body: bridge,
  oldBody: bridge(1, new Date(now.getTime() - 30 * 86_400_000)),
  isVendorForm: true,
});

it('the signature is the one of the library of Standard Webhooks, in both directions', () => {
  const body = JSON.stringify(own(1));
  const at = new Date();
  const library = new Webhook(secrets[0]);
  expect(library.verify(body, signStandard(secrets[0], body, at))).toEqual(own(1));
  const headers = {
    'webhook-id': 'msg_2',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': `v1,AAAA v1a,ignored ${library.sign('msg_2', at, body)}`,
  };
  const request = { method: 'POST', url: '/', headers, body: Buffer.from(body) };
  expect(genericNotices('generic').readNotices(request, { secrets: [secrets[0]], now: at }).ok).toBe(true);
});
