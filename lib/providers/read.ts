import type { Executor } from '@/lib/db/executor'
import { toAmount } from '@/lib/money/amount'
import { openSecret } from '@/lib/secrets/master-key'
import type { Credential, DayRate, Directory, Provider } from './directory'
import { type Policies, policyDefaults } from './policies'

type ProviderRow = Omit<Provider, 'policies' | 'games'> & { policies: Partial<Policies> }
type GameRow = {
  providerId: string
  id: string
  status: 'enabled' | 'disabled'
  stakeMax: string | null
  stakeLimits: Record<string, string>
}
type CredentialRow = Omit<Credential, 'secret'> & { sealed: string }
type RateRow = { currency: string; day: string; rate: string; source: string; revision: number }

// One statement, so that all of it is of one moment.
const everything = `
select (select revision::text from directory_revision) as revision,
  (select json_build_object('baseCurrency', base_currency, 'fxDaysBack', fx_days_back) from settings) as settings,
  (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'mode', p.mode, 'status', p.status,
      'policyVersion', p.policy_version, 'policies', coalesce(v.settings, '{}'),
      'addressRanges', p.address_ranges, 'rateLimit', p.rate_limit, 'timeoutMs', p.timeout_ms,
      'windows', (select coalesce(json_agg(json_build_object('from', ceil(extract(epoch from w.starts_at) * 1000),
          'to', ceil(extract(epoch from w.ends_at) * 1000)) order by w.starts_at), '[]')
        from maintenance_windows w
        where w.provider_id = p.id and w.cancelled_at is null and w.ends_at > now() - interval '1 day'))), '[]')
    from providers p left join policies v on v.provider_id = p.id and v.version = p.policy_version) as providers,
  (select coalesce(json_agg(json_build_object('providerId', provider_id, 'id', id, 'status', status,
      'stakeMax', stake_max::text, 'stakeLimits', (select coalesce(json_object_agg(l.currency, l.stake_max::text), '{}')
        from game_limits l where l.provider_id = games.provider_id and l.game_id = games.id))), '[]') from games) as games,
  (select coalesce(json_agg(json_build_object('keyId', id, 'owner', owner, 'providerId', provider_id,
      'expiresAt', floor(extract(epoch from expires_at) * 1000),
      'revokedAt', floor(extract(epoch from revoked_at) * 1000),
      'rateLimit', rate_limit, 'sealed', encode(secret_sealed, 'hex'))), '[]') from credentials) as credentials,
  (select coalesce(json_agg(json_build_object('currency', currency, 'day', day, 'rate', rate::text,
      'source', source, 'revision', revision) order by currency, day desc), '[]')
    from (select distinct on (r.currency, r.day) r.* from rates r
      where r.day >= least(
        (now() at time zone 'UTC')::date - greatest(40, (select fx_days_back + 2 from settings)),
        (select max(l.day) from rates l where l.currency = r.currency))
      order by r.currency, r.day desc, r.revision desc) newest) as rates`

/** Everything the directory holds, as the database has it now. */
export async function readDirectory(executor: Executor): Promise<Directory> {
  const { rows } = await executor.query(everything, [])
  const read = rows[0]
  return {
    revision: read.revision,
    baseCurrency: read.settings.baseCurrency,
    fxDaysBack: read.settings.fxDaysBack,
    providers: toProviders(read.providers, read.games),
    credentials: new Map(read.credentials.map((row: CredentialRow) => [row.keyId, toCredential(row)])),
    rates: toRates(read.rates),
  }
}

/** The number that every change of the directory makes larger. */
export async function readRevision(executor: Executor): Promise<string> {
  const { rows } = await executor.query('select revision::text as revision from directory_revision', [])
  return rows[0].revision
}

function toProviders(rows: ProviderRow[], games: GameRow[]): Map<string, Provider> {
  const providers = new Map<string, Provider>()
  for (const row of rows) {
    providers.set(row.id, { ...row, policies: { ...policyDefaults, ...row.policies }, games: new Map() })
  }
  for (const { providerId, id, status, stakeMax, stakeLimits } of games) {
    const limits = Object.entries(stakeLimits).map(([currency, most]) => [currency, toAmount(most)] as const)
    const game = {
      id,
      status,
      stakeMax: stakeMax === null ? null : toAmount(stakeMax),
      stakeLimits: new Map(limits),
    }
    providers.get(providerId)?.games.set(id, game)
  }
  return providers
}

function toCredential({ sealed, ...row }: CredentialRow): Credential {
  return {
    ...row,
    get secret() {
      return rememberedSecret(row.keyId, sealed)
    },
  }
}

const secrets = Symbol.for('cage.secrets')

/** Unsealed once per key, whatever is re-read: a key's secret never changes, only its sealing does. */
function rememberedSecret(keyId: string, sealed: string): string {
  const store = globalThis as { [secrets]?: Map<string, string> }
  store[secrets] ??= new Map()
  const known = store[secrets].get(keyId)
  if (known !== undefined) return known
  const secret = openSecret(keyId, Buffer.from(sealed, 'hex'))
  store[secrets].set(keyId, secret)
  return secret
}

function toRates(rows: RateRow[]): Map<string, DayRate[]> {
  const rates = new Map<string, DayRate[]>()
  for (const { currency, day, rate, source, revision } of rows) {
    const days = rates.get(currency) ?? []
    days.push({ day, rate: toAmount(rate), source, revision })
    rates.set(currency, days)
  }
  return rates
}
