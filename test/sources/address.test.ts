import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isReachable, parseAllowedHosts } from '../../src/sources/address.ts'

const nothing = parseAllowedHosts([])
const refused = (address: string) => !isReachable(address, nothing)

it.each([
  ['0.0.0.0', 'unspecified'],
  ['0.1.2.3', 'this network'],
  ['10.0.0.1', 'private'],
  ['10.255.255.255', 'private'],
  ['100.64.0.1', 'carrier-grade NAT'],
  ['100.100.100.200', 'metadata of Alibaba'],
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['168.63.129.16', 'platform of Azure'],
  ['169.254.169.254', 'metadata'],
  ['169.254.170.2', 'metadata of containers'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.0.0.192', 'metadata of Oracle'],
  ['192.0.2.1', 'documentation'],
  ['192.88.99.1', '6to4 relay'],
  ['192.168.0.1', 'private'],
  ['198.18.0.1', 'benchmarking'],
  ['198.51.100.1', 'documentation'],
  ['203.0.113.1', 'documentation'],
  ['224.0.0.1', 'multicast'],
  ['239.255.255.250', 'multicast'],
  ['240.0.0.1', 'reserved'],
  ['255.255.255.255', 'broadcast'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['::7f00:1', 'IPv4-compatible'],
  ['::ffff:127.0.0.1', 'mapped'],
  ['::ffff:a00:1', 'mapped'],
  ['::ffff:0:7f00:1', 'translated'],
  ['64:ff9b::7f00:1', 'NAT64 of loopback'],
  ['64:ff9b::169.254.169.254', 'NAT64 of metadata'],
  ['64:ff9b:1::7f00:1', 'local NAT64'],
  ['100::1', 'discard'],
  ['2001::1', 'Teredo'],
  ['2001:db8::1', 'documentation'],
  ['2002:7f00:1::', '6to4 of loopback'],
  ['3fff::1', 'documentation'],
  ['4000::1', 'unassigned'],
  ['5f00::1', 'segment routing'],
  ['fc00::1', 'unique local'],
  ['fd00:ec2::254', 'metadata of Amazon'],
  ['fe80::1', 'link local'],
  ['fe80::1%eth0', 'link local with a zone'],
  ['fec0::1', 'site local'],
  ['ff02::1', 'multicast'],
  ['', 'nothing'],
  ['localhost', 'a name'],
  ['127.1', 'no full address'],
])('refuses %s, %s', (address) => {
  expect(refused(address)).toBe(true)
})

it.each(['8.8.8.8', '1.1.1.1', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::8.8.8.8'])('reaches %s', (address) => {
  expect(isReachable(address, nothing)).toBe(true)
})

it('judges an IPv4 address the same however an IPv6 address holds it', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
      const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
      for (const form of [`::ffff:${address}`, `::ffff:${hex}`, `64:ff9b::${address}`, `64:ff9b::${hex}`]) {
        expect(isReachable(form, nothing)).toBe(isReachable(address, nothing))
      }
    }),
  )
})

it('reaches no IPv6 address outside global unicast', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const first = Number.parseInt(address.split(':')[0] || '0', 16)
      const global = first >= 0x2000 && first <= 0x3fff
      if (!global && !/^(::ffff:|64:ff9b:|::[0-9]+\.)/i.test(address)) expect(refused(address)).toBe(true)
    }),
  )
})

it('reaches allowed addresses and networks, and only these', () => {
  const allowed = parseAllowedHosts(['127.0.0.1', '10.1.0.0/16', '::1', 'fd00::/8', '[fe80::1]'])
  const reached = ['127.0.0.1', '10.1.2.3', '::1', 'fd12::1', 'fe80::1', '::ffff:127.0.0.1', '8.8.8.8']
  expect(reached.filter((address) => !isReachable(address, allowed))).toEqual([])
  const others = ['127.0.0.2', '10.2.0.1', '::2', 'fe80::2', '169.254.169.254']
  expect(others.filter((address) => isReachable(address, allowed))).toEqual([])
})

it('keeps allowed names in one spelling', () => {
  const { names, networks } = parseAllowedHosts([' LocalHost ', 'minio.internal.', 'my_service'])
  expect([...names]).toEqual(['localhost', 'minio.internal', 'my_service'])
  expect(networks).toEqual([])
})

it.each(['10.0.0.0/33', '::1/129', 'localhost:9000', 'http://localhost', '*.internal', '10.0.0', 'a b', ''])(
  'refuses %j as an allowed host',
  (entry) => {
    expect(() => parseAllowedHosts([entry])).toThrow('ALLOW_PRIVATE_HOSTS')
  },
)
