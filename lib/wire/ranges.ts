import { refuse } from '@/lib/refusal'

/** Ranges a list may have. */
export const rangesMax = 200
const textMax = 20_000

type Network = { text: string; line: number }

/**
 * Addresses and ranges as a person writes them, one a line: `203.0.113.7`, `10.0.0.0/8`, `2001:db8::/32`. Blank
 * lines say nothing. Gives them in their plain form, in the order written; none means that every address may call.
 * Refuses INVALID_REQUEST with the field `address_ranges`, naming the line: what is no address, a prefix that is too
 * long, a range whose address is not its first one, a range twice, more than `rangesMax`.
 */
export function readRanges(text: string): string[] {
  if (text.length > textMax) wrong('That is too long for a list of address ranges.')
  const found = new Map<string, Network>()
  for (const [index, written] of text.split(/\r\n|\r|\n/).entries()) {
    const entry = written.trim()
    if (entry === '') continue
    const network = readNetwork(entry, index + 1)
    const former = found.get(network.text)
    if (former) wrong(`Line ${network.line}: ${network.text} stands on line ${former.line} already.`)
    if (found.size === rangesMax)
      wrong(`Line ${network.line}: a list has ${rangesMax} ranges at most. Join some into wider ones.`)
    found.set(network.text, network)
  }
  return [...found.keys()]
}

function readNetwork(entry: string, line: number): Network {
  const shown = entry.length > 60 ? `${entry.slice(0, 60)}…` : entry
  const [address = '', prefix, ...more] = entry.split('/')
  const family = familyOf(address)
  if (family === 0 || more.length > 0)
    wrong(
      `Line ${line}: "${shown}" is no address or range, written like 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32.`,
    )
  const bits = family === 4 ? 32 : 128
  if (prefix !== undefined && (!/^(0|[1-9][0-9]{0,2})$/.test(prefix) || Number.parseInt(prefix, 10) > bits))
    wrong(`Line ${line}: "${shown}" needs a whole number from 0 to ${bits} after the slash.`)
  const value = family === 4 ? valueOf4(address) : valueOf6(address)
  // Callers are known by their IPv4 address, however their socket writes it: such a range would let nobody in.
  if (family === 6 && value >> 32n === 0xffffn)
    wrong(
      `Line ${line}: "${shown}" is an IPv4 address in IPv6 form. Write it as ${write4(value & 0xffffffffn)}.`,
    )
  const length = prefix === undefined ? bits : Number.parseInt(prefix, 10)
  const host = (1n << BigInt(bits - length)) - 1n
  const network = textOf(value & ~host, family, length)
  if ((value & host) !== 0n)
    wrong(
      `Line ${line}: "${shown}" does not begin where its range does. Write ${network}, or ${textOf(value, family, bits)} for the one address.`,
    )
  return { text: network, line }
}

const byte = '(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])'
const address4 = new RegExp(`^${byte}(?:\\.${byte}){3}$`)

/** 4 or 6, and 0 for what is no address. Written here since a form reads it too, in the browser. */
function familyOf(address: string): 0 | 4 | 6 {
  if (address4.test(address)) return 4
  const halves = address.split('::')
  const tail = tailOf(address)
  const isMixed = tail.includes('.')
  if (!/^[0-9a-fA-F:.]+$/.test(address) || halves.length > 2 || (isMixed && !address4.test(tail))) return 0
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')))
  const plain = isMixed ? groups.slice(0, -1) : groups
  if (plain.some(group => !/^[0-9a-fA-F]{1,4}$/.test(group))) return 0
  const count = plain.length + (isMixed ? 2 : 0)
  return (halves.length === 2 ? count <= 7 : count === 8) ? 6 : 0
}

function textOf(value: bigint, family: number, length: number): string {
  const address = family === 4 ? write4(value) : write6(value)
  return length === (family === 4 ? 32 : 128) ? address : `${address}/${length}`
}

function valueOf4(address: string): bigint {
  return address.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n)
}

function valueOf6(address: string): bigint {
  const tail = tailOf(address)
  const plain = tail.includes('.')
    ? `${address.slice(0, -tail.length)}${(valueOf4(tail) >> 16n).toString(16)}:${(valueOf4(tail) & 0xffffn).toString(16)}`
    : address
  const [left = [], right = []] = plain.split('::').map(half => half.split(':').filter(group => group !== ''))
  const zeros = Array<string>(8 - left.length - right.length).fill('0')
  return [...left, ...zeros, ...right].reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n)
}

/** The last group of an IPv6 address: its last 32 bits may be written as IPv4 is. */
function tailOf(address: string): string {
  return address.slice(address.lastIndexOf(':') + 1)
}

function write4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map(shift => `${(value >> shift) & 0xffn}`).join('.')
}

/** RFC 5952: lower case, the longest run of two or more zero groups left out. */
function write6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, at) =>
    ((value >> BigInt(112 - 16 * at)) & 0xffffn).toString(16),
  )
  const runs = [...groups.join(':').matchAll(/(?<=^|:)0(?::0)+(?=$|:)/g)].sort(
    (a, b) => b[0].length - a[0].length,
  )
  const [longest] = runs
  if (!longest) return groups.join(':')
  const whole = groups.join(':')
  return `${whole.slice(0, longest.index).replace(/:$/, '')}::${whole.slice(longest.index + longest[0].length).replace(/^:/, '')}`
}

function wrong(message: string): never {
  refuse('INVALID_REQUEST', { field: 'address_ranges', message })
}
