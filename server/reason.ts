import { env } from '@/lib/env'
import { homeFolder } from '@/lib/paths'

/** What Node, pg and OpenSSL put on their errors; `path` is on those of the file system. */
type Failure = { code?: string; message?: string; path?: string; errors?: { code?: string }[] }

/** What is wrong with the database, by the code of Node, Postgres or OpenSSL; the place is put before it. */
const reasons: Record<string, string> = {
  ECONNREFUSED: 'does not answer: nothing listens there',
  ENOTFOUND: 'has a host name that is not known',
  EAI_AGAIN: 'has a host name that cannot be looked up now',
  ETIMEDOUT: 'does not answer in time',
  EHOSTUNREACH: 'cannot be reached from here',
  ENETUNREACH: 'cannot be reached from here',
  ECONNRESET: 'cuts the connection',
  '28P01': 'refuses the user or the password',
  '28000': 'refuses this user',
  '3D000': 'has no database of this name',
  '53300': 'has no connections left',
  '57P03': 'is starting up or shutting down',
  '42501': 'does not let this user do what migrating needs',
}

/** The sentence for a failure at start; for a database's, with its place and without its password. */
export function reasonOf(error: unknown): string {
  const { code, message, path, errors } = error as Failure
  if (path !== undefined && message)
    return `The data folder ${homeFolder()} (CAGE_HOME) cannot be used: ${message}.`
  const known = reasons[code ?? errors?.[0]?.code ?? '']
  if (known) return `The database ${place()} ${known}${code === '42501' ? `: ${message}` : ''}.`
  if (/timeout/i.test(message ?? '') && !code) return `The database ${place()} ${reasons.ETIMEDOUT}.`
  return message || String(error)
}

function place(): string {
  const url = env().DATABASE_OWNER_URL ?? env().DATABASE_URL
  if (!url) return 'of DATABASE_URL'
  const { hostname, port, pathname } = new URL(url)
  return `at ${hostname}:${port || '5432'}${pathname}`
}
