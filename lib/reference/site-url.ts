import { headers } from 'next/headers'
import { env } from '@/lib/env'

/** Where this casino is reached: CAGE_URL, or the address the reader came by. */
export async function siteUrl(): Promise<string> {
  // Asked for first, so that no page is made once and for all with the address of the machine that built it.
  const asked = await headers()
  const told = env().CAGE_URL
  if (told) return new URL(told).origin
  const host = asked.get('host') ?? 'localhost:3000'
  const isSecure = asked.get('x-forwarded-proto')?.split(',')[0] === 'https'
  return `${isSecure ? 'https' : 'http'}://${host}`
}
