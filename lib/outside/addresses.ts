import { BlockList, isIP } from 'node:net';

/**
 * IPv4 ranges that are not the public internet, after IANA's registry of special-purpose addresses.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const NOT_PUBLIC_4: readonly (readonly [range: string, name: string])[] = [
  ['0.0.0.0/8', 'this network, unspecified'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'shared by a carrier’s customers'],
  ['127.0.0.0/8', 'loopback'],
  ['168.63.129.16/32', 'a public address by which Azure serves its guests from within'],
  ['169.254.0.0/16', 'link-local, and the data of cloud machines about themselves'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'protocol assignments'],
  ['192.0.2.0/24', 'documentation'],
  ['192.88.99.0/24', 'relays of 6to4'],
  ['192.168.0.0/16', 'private'],
  ['198.18.0.0/15', 'benchmarks'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved, broadcast'],
];

/** All of IPv6 that is given out. Loopback, link-local, site-local, unique local and multicast lie outside. */
const GIVEN_OUT_6 = '2000::/3';

/** @see https://www.iana.org/assignments/iana-ipv6-special-registry */
const NOT_PUBLIC_6: readonly (readonly [range: string, name: string])[] = [
  ['2001::/23', 'protocol assignments: Teredo, benchmarks, ORCHID'],
  ['2001:db8::/32', 'documentation'],
  ['2002::/16', '6to4, which leads to any IPv4 address'],
  ['3fff::/20', 'documentation'],
];

/** The last 32 bits of these are an IPv4 address, and it is that one which is reached: mapped, and NAT64. */
const EMBEDDING = [
  ['0', '0', '0', '0', '0', 'ffff'],
  ['64', 'ff9b', '0', '0', '0', '0'],
];

const listOf = (family: 'ipv4' | 'ipv6', ranges: readonly (readonly [range: string, name: string])[]) => {
  const list = new BlockList();
  for (const [range] of ranges) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), family);
  }
  return list;
};

const notPublic4 = listOf('ipv4', NOT_PUBLIC_4);
const notPublic6 = listOf('ipv6', NOT_PUBLIC_6);
const givenOut6 = listOf('ipv6', [[GIVEN_OUT_6, '']]);

/**
 * Whether an address is one of the public internet, whichever way it is written. What is no address is not, nor is one
 * with a zone (`fe80::1%eth0`).
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !notPublic4.check(address, 'ipv4');
  if (family !== 6 || address.includes('%')) return false;
  const embedded = embeddedIn(address);
  if (embedded) return isPublicAddress(embedded);
  return givenOut6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6');
}

/** The IPv4 address within an IPv6 address of one of the embedding kinds. */
function embeddedIn(address: string): string | null {
  const groups = groupsOf(address);
  if (!EMBEDDING.some((prefix) => prefix.every((group, i) => group === groups[i]))) return null;
  const numbers = groups.slice(6).map((group) => Number.parseInt(group, 16));
  return numbers.flatMap((number) => [number >> 8, number & 0xff]).join('.');
}

/** The eight groups of an IPv6 address, in hex without leading zeros. The URL parser writes out what has dots in it. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - (first?.length ?? 0) - (last?.length ?? 0) }, () => '0');
  return [...(first ?? []), ...zeros, ...(last ?? [])];
}
