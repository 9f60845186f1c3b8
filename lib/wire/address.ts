import { randomUUID } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import { env } from '@/lib/env'

// Made once a process, unknown outside: only our own door can write a header that is believed.
const key = Symbol.for('cage.door-mark')
const shared = globalThis as { [key]?: string }

const lists = new WeakMap<string[], BlockList>()

/** An address in its plain form: IPv4 without the `::ffff:` that a double-stack socket puts before it. */
export function plainAddress(address: string | undefined): string {
  const mapped = /^::ffff:([0-9.]+)$/i.exec(address ?? '')
  return mapped ? mapped[1]! : (address ?? '')
}

/** Where a caller is at home: the address, or of IPv6 the 64 bits that one connection is given to choose from. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [left = [], right = []] = address
    .split('::')
    .map(half => half.split(':').filter(group => group !== ''))
  const missing = Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right].slice(0, 4)
  return `${groups.map(group => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}

/** Whether an address is one of these addresses and ranges (`10.0.0.0/8`). What is no address is in none. */
export function isWithin(address: string, ranges: string[]): boolean {
  const family = isIP(address)
  if (family === 0) return false
  return listOf(ranges).check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/**
 * Who calls: the socket's peer, or behind trusted proxies the last hop of X-Forwarded-For that is not one of
 * them. Whatever a caller writes before that is not believed.
 */
export function callerOf(peer: string | undefined, forwarded: string | undefined): string {
  const address = plainAddress(peer)
  if (forwarded === undefined || !isTrusted(address)) return address
  return lastHop(forwarded) ?? address
}

/** The last hop of an X-Forwarded-For that is no trusted proxy; null where all of them are. */
export function lastHop(forwarded: string): string | null {
  const hops = forwarded.split(',').map(hop => plainAddress(withoutPort(hop.trim())))
  return hops.findLast(hop => !isTrusted(hop)) ?? null
}

/** Some proxies write the port too: `203.0.113.7:4711`, `[2001:db8::1]:4711`. */
function withoutPort(hop: string): string {
  return /^\[([0-9a-fA-F:.]+)\](?::[0-9]+)?$/.exec(hop)?.[1] ?? hop.replace(/^([0-9.]+):[0-9]+$/, '$1')
}

function isTrusted(address: string): boolean {
  const proxies = env().CAGE_TRUSTED_PROXIES
  return proxies.length > 0 && isWithin(address, proxies)
}

/** The header `x-cage-address` by which the server's door tells Next's side of the process who calls. */
export function markAddress(address: string): string {
  shared[key] ??= randomUUID()
  return `${shared[key]} ${address}`
}

/** The address in such a header; null where our own door did not write it. */
export function readAddress(header: string | null): string | null {
  const mark = shared[key]
  return mark && header?.startsWith(`${mark} `) ? header.slice(mark.length + 1) : null
}

function listOf(ranges: string[]): BlockList {
  const known = lists.get(ranges)
  if (known) return known
  const list = new BlockList()
  for (const range of ranges) {
    const [address, bits] = range.split('/') as [string, string?]
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number.parseInt(bits, 10), family)
  }
  lists.set(ranges, list)
  return list
}
