import { plainAddress, readAddress } from '@/lib/wire/address'

/**
 * The address a person signs in from: what our own door says, or, where Next serves without it, the last hop
 * that Next wrote.
 */
export function callerAddress(headers: Record<string, string | undefined>): string {
  const last = headers['x-forwarded-for']?.split(',').at(-1)?.trim().slice(0, 64)
  return readAddress(headers['x-cage-address'] ?? null) ?? (plainAddress(last) || 'unknown')
}
