import { isIP } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareHost, outsideUrl } from '../../../server/src/http/outside-url.ts';
import { isPublicAddress } from '../../../server/src/http/public-address.ts';

const OUTSIDE = { loopback: false };
const DEVELOPER = { loopback: true };

/** Hand-written from the ways in which hosts of the inside are written to pass a filter. */
const INSIDE_HOSTS = [
  '127.0.0.1',
  '127.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '127.0.0.1.',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '%31%32%37.0.0.1',
  '0.0.0.0',
  '0',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '3232235777',
  '169.254.169.254',
  '2852039166',
  '0xA9FEA9FE',
  '100.64.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.8',
  '192.0.2.1',
  '192.88.99.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[::127.0.0.1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:8.8.8.8]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b:1::1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[2001:db8::1]',
  '[2001:2::1]',
  '[100::1]',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
  'a.localhost',
  'localhost.localdomain',
  'printer.local',
  'metadata.google.internal',
  'Metadata.Google.Internal.',
  'db.corp',
  'router.home.arpa',
  'intranet',
];

describe('an address that a customer gave', () => {
  it.each(INSIDE_HOSTS)('is refused when its host is %s', (host) => {
    expect(outsideUrl(`https://${host}/hook`, OUTSIDE).ok).toBe(false);
    expect(outsideUrl(`https://${host}:8443/hook`, OUTSIDE).ok).toBe(false);
  });

  it.each([
    ['http', 'http://hooks.example.com/'],
    ['another scheme', 'ftp://hooks.example.com/'],
    ['a file', 'file:///etc/passwd'],
    ['a script', 'javascript:alert(1)'],
    ['a user', 'https://user@hooks.example.com/'],
    ['a password', 'https://:secret@hooks.example.com/'],
    ['an @ that hides the host', 'https://hooks.example.com@127.0.0.1/'],
    ['a backslash that hides the host', 'https://127.0.0.1\\@hooks.example.com/'],
    ['port 80', 'https://hooks.example.com:80/'],
    ['port 22', 'https://hooks.example.com:22/'],
    ['port 6379', 'https://hooks.example.com:6379/'],
    ['port 0', 'https://hooks.example.com:0/'],
    ['no host', 'https:///'],
    ['a relative address', '/hook'],
    ['a line break', 'https://hooks.example.com/\r\nHost: a'],
    ['a space', ' https://hooks.example.com/'],
    ['a tab inside', 'https://hooks.exa\tmple.com/'],
    ['a zone', 'https://[fe80::1%25eth0]/'],
    ['nothing', ''],
  ])('is refused with %s', (_, text) => {
    const checked = outsideUrl(text, OUTSIDE);
    expect(checked.ok).toBe(false);
    expect(checked).not.toHaveProperty('url');
  });

  it.each([
    'https://hooks.example.com/creditline?tenant=7',
    'https://hooks.example.com:443/',
    'https://hooks.example.com:8443/',
    'https://HOOKS.example.com./',
    'https://crédit.example.fr/hook',
    'https://8.8.8.8/hook',
    'https://[2606:4700:4700::1111]/hook',
    'https://local.example.com/',
    'https://localhost.example.com/',
  ])('may be %s', (text) => {
    expect(outsideUrl(text, OUTSIDE).ok).toBe(true);
  });

  it.each(['http://127.0.0.1:4000/', 'http://localhost:4000/hook', 'https://localhost/', 'http://[::1]:4000/'])(
    'may be %s where a developer allows the loopback, and only there',
    (text) => {
      expect(outsideUrl(text, DEVELOPER)).toMatchObject({ ok: true });
      expect(outsideUrl(text, OUTSIDE).ok).toBe(false);
    },
  );

  it.each([
    'http://10.0.0.1/',
    'https://192.168.0.1/',
    'http://169.254.169.254/',
    'http://[::ffff:127.0.0.1]:4000/',
    'http://0.0.0.0:4000/',
    'http://hooks.example.com/',
    'http://a.localhost:4000/',
    'ftp://localhost/',
    'http://user@localhost/',
  ])('is refused as %s also where the loopback is allowed', (text) => {
    expect(outsideUrl(text, DEVELOPER).ok).toBe(false);
  });

  it('never throws, and never lets an address through that is not public, whatever the text', () => {
    const ipv4 = fc.ipV4Extended();
    const host = fc.oneof(
      fc.ipV4(),
      ipv4,
      fc.ipV6().map((ip) => `[${ip}]`),
      fc.domain(),
      fc.string(),
    );
    const text = fc.oneof(
      fc.webUrl(),
      fc.string(),
      host.map((name) => `https://${name}/`),
      fc.tuple(fc.string(), host).map(([user, name]) => `https://${user}@${name}/`),
    );
    const isSafe = ({ url }: { readonly url: URL }): boolean => {
      const name = bareHost(url);
      const isOutside = isIP(name) === 0 ? name.includes('.') : isPublicAddress(name);
      return (
        isOutside && url.protocol === 'https:' && `${url.username}${url.password}${url.port}`.replace('8443', '') === ''
      );
    };
    const holds = fc.property(text, (given) => {
      const checked = outsideUrl(given, OUTSIDE);
      return checked.ok ? isSafe(checked) : checked.fault !== '';
    });
    expect(fc.check(holds, { seed: 20_261_122, numRuns: 2_000 })).toMatchObject({ failed: false, numRuns: 2_000 });
  });
});
