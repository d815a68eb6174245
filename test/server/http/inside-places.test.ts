import type { LookupAddress } from 'node:dns';
import nock from 'nock';
import { beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '../../../server/src/env.ts';
import { createGuardedPost } from '../../../server/src/http/guarded-post.ts';
import { parsePlaces, type InsidePlaces } from '../../../server/src/http/inside-places.ts';
import { outsideUrl } from '../../../server/src/http/outside-url.ts';
import { useReceiver } from '../../harness/webhooks.ts';

const open = (list: string, loopback = false): InsidePlaces => {
  const reading = parsePlaces(list, loopback);
  if (!reading.ok) throw new Error(reading.fault);
  return reading.places;
};

const mayCall = (url: string, list: string, loopback = false): boolean =>
  outsideUrl(url, { loopback: false, inside: open(list, loopback) }).ok;

describe('what an operator opens of their own network', () => {
  it.each([
    ['odoo.lan', 'http://odoo.lan:8069'],
    ['ODOO.lan', 'http://odoo.lan.:8069'],
    ['odoo', 'http://odoo:8069'],
    ['10.1.0.0/16', 'http://10.1.2.3:8069'],
    ['10.1.2.3', 'http://10.1.2.3'],
    ['fd12::/16', 'http://[fd12::7]:8069'],
    ['100.64.0.0/10', 'https://100.64.0.9:8443'],
    [' odoo.lan , 192.168.1.0/24 ', 'http://192.168.1.9'],
  ])('%s may be called: %s', (list, url) => {
    expect(mayCall(url, list)).toBe(true);
  });

  it.each([
    ['odoo.lan', 'http://other.lan:8069'],
    ['odoo.lan', 'http://a.odoo.lan:8069'],
    ['odoo.lan', 'http://odoo.lan.evil.example'],
    ['odoo.lan', 'ftp://odoo.lan'],
    ['odoo.lan', 'http://user@odoo.lan'],
    ['odoo.lan', 'http://odoo.lan@10.0.0.1'],
    ['10.1.0.0/16', 'http://10.2.0.1:8069'],
    ['10.1.0.0/16', 'http://[::ffff:10.1.0.1]:8069'],
    ['10.1.0.0/16', 'http://odoo.example.com'],
    ['10.0.0.0/4', 'http://0.0.0.0'],
    ['fd00::/8', 'http://[fd00:ec2::254]'],
    ['100.64.0.0/10', 'http://100.100.100.200'],
    ['', 'http://10.1.0.1'],
  ])('%s does not open %s', (list, url) => {
    expect(mayCall(url, list)).toBe(false);
  });

  it('may be the loopback in sandbox mode, and only where it is named', () => {
    expect(mayCall('http://127.0.0.1:8069', '127.0.0.1', true)).toBe(true);
    expect(mayCall('http://localhost:8069', 'localhost', true)).toBe(true);
    expect(mayCall('http://127.0.0.2:8069', '127.0.0.1', true)).toBe(false);
    expect(mayCall('http://127.0.0.1:8069', '10.0.0.0/8', true)).toBe(false);
  });

  it.each([
    ['127.0.0.1', 'sandbox mode only'],
    ['127.0.0.0/8', 'sandbox mode only'],
    ['localhost', 'sandbox mode only'],
    ['a.localhost', 'sandbox mode only'],
    ['::1', 'sandbox mode only'],
    ['169.254.169.254', 'not a private network'],
    ['169.254.0.0/16', 'not a private network'],
    ['0.0.0.0/0', 'not a private network'],
    ['::/0', 'not a private network'],
    ['8.8.8.8', 'not a private network'],
    ['fd00:ec2::254', 'not a private network'],
    ['127.1', 'neither a host nor a network'],
    ['10.0.0.0/33', 'neither a host nor a network'],
    ['https://odoo.lan', 'neither a host nor a network'],
    ['odoo.lan:8069', 'neither a host nor a network'],
    ['*.lan', 'neither a host nor a network'],
  ])('cannot be %s in live mode, and the start says why', (list, fault) => {
    const reading = parsePlaces(`odoo.lan,${list}`, false);
    expect(reading).toMatchObject({ ok: false, fault: expect.stringContaining(fault) });
    const env = { CREDITLINE_MODE: 'live', CREDITLINE_PRIVATE_CRMS: list };
    expect(() => readEnv(env)).toThrow(/CREDITLINE_PRIVATE_CRMS/);
  });
});

describe('a call into an opened network', () => {
  const receiver = useReceiver();
  /** The guard alone decides here; every name is answered by the tests themselves, and none leads anywhere. */
  beforeAll(() => nock.enableNetConnect(/^(?:127\.0\.0\.1|localhost|odoo\.lan|odoo\.example\.com):/));
  const HERE: LookupAddress = { address: '127.0.0.1', family: 4 };
  const at = (address: string): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 });

  const post = (url: string, inside: InsidePlaces, addresses: readonly LookupAddress[]) => {
    const rule = { loopback: false, inside };
    const call = createGuardedPost({ resolve: () => Promise.resolve(addresses), rule, timeoutMs: 2_000 });
    return call({ url, headers: {}, body: '{}' });
  };
  const forbidden = { because: 'the name leads to a private or special address' };

  it('goes to the very address that was checked', async () => {
    const url = `http://localhost:${receiver().port}/`;
    expect(await post(url, open('localhost', true), [HERE])).toMatchObject({ is: 'answered', status: 204 });
  });

  it.each([
    ['an address where clouds keep secrets', ['169.254.169.254']],
    ['the loopback, in live mode', ['127.0.0.1']],
    ['one good address and a bad one', ['10.0.0.7', '169.254.169.254']],
    ['an IPv4 address in IPv6', ['::ffff:10.0.0.7']],
  ])('is not made for a named host that leads to %s', async (_, addresses) => {
    expect(await post('http://odoo.lan:8069/', open('odoo.lan'), addresses.map(at))).toMatchObject(forbidden);
  });

  it('is not made for a name of the outside that leads into a network that is not opened', async () => {
    const inside = open('10.1.0.0/16');
    expect(await post('https://odoo.example.com/', inside, [at('10.2.0.1')])).toMatchObject(forbidden);
    expect(await post('https://odoo.example.com/', inside, [at('192.168.1.1')])).toMatchObject(forbidden);
  });
});
