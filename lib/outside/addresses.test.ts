import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './addresses';

/** The first and the last of each range, and forms that a careless check takes for something else. */
const refused: Record<string, readonly string[]> = {
  unspecified: ['0.0.0.0', '0.255.255.255', '::'],
  loopback: ['127.0.0.1', '127.255.255.255', '::1'],
  private: ['10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255', '192.168.0.0', '192.168.255.255'],
  'of a carrier': ['100.64.0.0', '100.127.255.255'],
  'link-local': ['169.254.0.1', '169.254.169.254', 'fe80::1', 'febf::1', 'fe80::1%eth0'],
  'unique local and site-local': ['fc00::1', 'fdff::1', 'fec0::1'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  'reserved and broadcast': ['240.0.0.1', '255.255.255.255'],
  'documentation and benchmarks': [
    ...['192.0.2.1', '198.51.100.1', '203.0.113.255', '198.18.0.1', '198.19.255.255'],
    ...['2001:db8::1', '3fff::1', '2001:2::1'],
  ],
  'a cloud’s own': ['168.63.129.16', '100.100.100.200', '192.0.0.192'],
  'private IPv4, mapped': [
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '0:0:0:0:0:FFFF:169.254.169.254',
  ],
  'private IPv4, compatible': ['::127.0.0.1', '::10.0.0.1', '::8.8.8.8'],
  'private IPv4 behind NAT64': ['64:ff9b::127.0.0.1', '64:ff9b::a00:1', '64:ff9b:1::1'],
  'tunnels to anywhere': ['2002:7f00:1::', '2002:808:808::', '2001::1', '2001:0:7f00:1::'],
  'not given out': ['4000::1', '100::1', '5f00::1'],
  'no address': ['', 'localhost', '127.1', '0x7f.0.0.1', '2130706433', '1.2.3.4.5', '[::1]'],
};

const reached: Record<string, readonly string[]> = {
  IPv4: [
    '1.1.1.1',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
  ],
  'IPv4 beside the ranges': [
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '223.255.255.255',
  ],
  IPv6: ['2606:4700:4700::1111', '2001:4860:4860::8888', '2a00::1'],
  'public IPv4 in IPv6': ['::ffff:8.8.8.8', '::ffff:808:808', '64:ff9b::8.8.8.8'],
};

const cases = (table: Record<string, readonly string[]>) =>
  Object.entries(table).flatMap(([name, list]) => list.map((address) => [name, address] as const));

describe('isPublicAddress', () => {
  it.each(cases(refused))('refuses what is %s: %s', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(cases(reached))('lets through %s: %s', (_, address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});
