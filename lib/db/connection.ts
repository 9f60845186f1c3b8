import pg from 'pg'
import { env } from '@/lib/env'

/** The role the application works as: it may not change or delete what is posted. */
export const appRole = 'cage_app'

/** Plans made while the tables were empty stay bad until they are analysed, so lanes forbid the bad ones. */
export const laneSettings = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
  plan_cache_mode: 'force_generic_plan',
} as const

export function databaseUrl(): string {
  const url = env().DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set, and no Postgres of our own is running.')
  return url
}

/** The URL of the tables' owner, who migrates. */
export function ownerUrl(): string {
  return env().DATABASE_OWNER_URL ?? databaseUrl()
}

/** The role to connect with, or none where the URL's user could not make it (lib/db/grants.ts). */
export function connectRole(): string | null {
  return env().CAGE_DATABASE_ROLE === 'none' ? null : appRole
}

/** `url` with these settings for each of its sessions, added to whatever options it brings already. */
export function urlWithSettings(url: string, settings: Record<string, string>): string {
  const parsed = new URL(url)
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  const given = parsed.searchParams.get('options')
  // Postgres takes the last of two: what we ask for comes last, so that a URL cannot lift our role.
  parsed.searchParams.set('options', [...(given ? [given] : []), ...options].join(' '))
  return parsed.href
}

/** Days stay the text they are (`2026-11-22`): pg would make a local midnight of them. */
export const textDays: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === pg.types.builtins.DATE
      ? (value: string) => value
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}
