import { isIP } from 'node:net'
import { z } from 'zod'

/** What the process is told from outside, validated. */
export type Env = z.output<typeof schema>

const integer = (fallback: number, min: number, max: number) =>
  z
    .string()
    .regex(/^[0-9]{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(text => Number.parseInt(text, 10))
    .refine(value => value >= min && value <= max, `must be a whole number from ${min} to ${max}`)
    .default(fallback)

const databaseUrl = z
  .string()
  .refine(isDatabaseUrl, 'must be a Postgres URL such as postgresql://user:password@host:5432/cage')
  .optional()

const schema = z.object({
  PORT: integer(3000, 0, 65_535),
  CAGE_URL: z
    .string()
    .refine(isSiteUrl, 'must be an http(s) URL without a path, such as https://cage.example')
    .optional(),
  DATABASE_URL: databaseUrl,
  DATABASE_OWNER_URL: databaseUrl,
  /** A copy that reports may be read from. */
  DATABASE_REPLICA_URL: databaseUrl,
  /** Set by the process itself where the database's user may not make roles (lib/db/grants.ts). */
  CAGE_DATABASE_ROLE: z.enum(['cage_app', 'none'], 'must be cage_app or none').default('cage_app'),
  CAGE_HOME: z.string().default('.cage'),
  CAGE_DOORS: z.enum(['all', 'wallet', 'backoffice'], 'must be all, wallet or backoffice').default('all'),
  CAGE_MASTER_KEY: z
    .string()
    .refine(isMasterKey, 'must be 32 bytes, written as 64 hexadecimal digits or as base64')
    .optional(),
  CAGE_BASE_CURRENCY: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{2,9}$/, 'must be a currency code such as EUR')
    .optional(),
  CAGE_LANES: integer(2, 1, 64),
  CAGE_LANE_LENGTH: integer(2000, 1, 100_000),
  CAGE_BATCH: integer(128, 1, 1000),
  CAGE_DEADLINE_MS: integer(5000, 100, 60_000),
  CAGE_LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
  CAGE_OIDC_ISSUER: z
    .string()
    .refine(isIssuer, 'must be an https URL such as https://login.example/realm')
    .optional(),
  CAGE_OIDC_CLIENT_ID: z.string().optional(),
  CAGE_OIDC_CLIENT_SECRET: z.string().optional(),
  CAGE_OIDC_NAME: z.string().max(60).default('single sign-on'),
  CAGE_REQUEST_LOG_DAYS: integer(30, 1, 3650),
  /** Where rates are fetched from, and when of a day (UTC); nothing is fetched without it. */
  CAGE_FX_URL: z
    .string()
    .max(2000)
    .refine(isWebUrl, 'must be an http(s) URL such as https://bank.example/rates.xml')
    .optional(),
  CAGE_FX_AT: z
    .string()
    .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'must be a time of the day in UTC such as 16:15')
    .default('16:15'),
  /** Where seals are written, outside the database; the folder `seals` of CAGE_HOME unless said. */
  CAGE_SEALS: z.string().optional(),
  CAGE_SEAL_MINUTES: integer(60, 1, 10_080),
  /** The largest statement of a provider that is taken in, in MiB. */
  CAGE_STATEMENT_MAX_MIB: integer(512, 1, 65_536),
  /** Where the files of exports lie, the folder `exports` of CAGE_HOME unless said, and how long they are kept. */
  CAGE_EXPORTS: z.string().optional(),
  CAGE_EXPORT_DAYS: integer(7, 1, 365),
  CAGE_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform(toList)
    .refine(areAddresses, 'must be IP addresses or ranges, comma-separated'),
})

const oidc = ['CAGE_OIDC_ISSUER', 'CAGE_OIDC_CLIENT_ID', 'CAGE_OIDC_CLIENT_SECRET'] as const

const remembered = Symbol.for('cage.env')
const shared = globalThis as { [remembered]?: { source: string; env: Env } }

/**
 * The validated environment: read once, and again only where a variable has changed since. A wrong one
 * throws an Error whose message is a sentence a variable. An empty variable counts as absent.
 */
export function env(): Env {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap(name => (process.env[name] ? [[name, process.env[name]]] : [])),
  )
  const source = JSON.stringify(given)
  if (shared[remembered]?.source !== source) shared[remembered] = { source, env: parseEnv(given) }
  return shared[remembered].env
}

function parseEnv(given: Record<string, unknown>): Env {
  const parsed = schema.safeParse(given)
  const lacking = oidc.filter(name => !given[name])
  if (parsed.success && lacking.length % oidc.length === 0) return parsed.data
  if (parsed.success) throw new Error(`${lacking.join(' and ')} is missing: OpenID Connect needs all three.`)
  throw new Error(parsed.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}.`).join('\n'))
}

function isDatabaseUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)
}

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

function isSiteUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash
}

/** A secret goes there: in the clear only within this machine. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  )
}

function isMasterKey(text: string): boolean {
  return (
    /^[0-9a-fA-F]{64}$/.test(text) ||
    (/^[A-Za-z0-9+/_-]{43}=?$/.test(text) && Buffer.from(text, 'base64').length === 32)
  )
}

function toList(text: string): string[] {
  return text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
}

function areAddresses(list: string[]): boolean {
  return list.every(part => {
    const [address, bits, more] = part.split('/')
    const longest = isIP(address ?? '') === 6 ? 128 : 32
    return (
      isIP(address ?? '') > 0 &&
      more === undefined &&
      (bits === undefined || (/^[0-9]{1,3}$/.test(bits) && Number.parseInt(bits, 10) <= longest))
    )
  })
}
