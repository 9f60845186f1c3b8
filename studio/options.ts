import { parseArgs } from 'node:util'
import type { SavedDemo } from './saved'
import type { StudioTerms } from './studio'

/** What the command line asks for. */
export type Options = StudioTerms & {
  reconcileOnly: boolean
  rate: number
  seconds: number
  players: number
  seed: string
  skew: number
  games: string[]
  currencies: string[]
  test: boolean
}

const flags = {
  url: { type: 'string' },
  provider: { type: 'string' },
  'key-id': { type: 'string' },
  secret: { type: 'string' },
  'operator-key-id': { type: 'string' },
  'operator-secret': { type: 'string' },
  games: { type: 'string' },
  currencies: { type: 'string', default: 'EUR' },
  rate: { type: 'string', default: '20' },
  seconds: { type: 'string', default: '60' },
  players: { type: 'string', default: '50' },
  seed: { type: 'string' },
  skew: { type: 'string', default: '1' },
  patience: { type: 'string', default: '60' },
  journal: { type: 'string' },
  'replayed-body': { type: 'string' },
  test: { type: 'boolean' },
  reconcile: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

export const usage = `npm run studio -- [flags]
  --url URL                  the casino (the demo's, or http://127.0.0.1:3000)
  --provider ID              who we are there; with --key-id and --secret
  --operator-key-id, --operator-secret
                             to register, fund and read players
                             (without keys: those of the demo in CAGE_HOME)
  --games ID,ID              games of the provider
  --test                     play with test players (sandbox providers)
  --replayed-body stored|current_balance
                             the provider's policy
  --rate N --seconds N       money calls a second, for how long (20, 60)
  --players N --currencies EUR,USD --skew S
                             how many, in what, how uneven (50, EUR, 1)
  --seed TEXT                the same rounds again
  --journal FILE             appended to; begun anew under CAGE_HOME by default
  --reconcile                do not play: settle and reconcile an existing journal
  --patience SECONDS         how long an unanswered call is repeated at the end (60)`

/** Flags, completed from the demo's keys where none are given; throws a sentence where they do not suffice. */
export function parseOptions(
  args: string[],
  demo: SavedDemo | null,
  fresh: (provider: string) => string,
): Options {
  const { values } = parseArgs({ args, options: flags, strict: true, allowPositionals: false })
  const studio = values['key-id']
    ? demo?.studios.find(one => one.key.keyId === values['key-id'])
    : demo?.studios.find(one => !values.provider || one.provider === values.provider)
  const provider = values.provider ?? studio?.provider
  const games = values.games ? list(values.games) : studio?.games
  const keys = {
    provider: keyOf(values['key-id'], values.secret, 'key-id', 'secret') ?? studio?.key,
    operator:
      keyOf(values['operator-key-id'], values['operator-secret'], 'operator-key-id', 'operator-secret') ??
      demo?.operator,
  }
  if (!keys.provider || !provider) throw new Error(lacking('--provider, --key-id and --secret'))
  if (!keys.operator) throw new Error(lacking('--operator-key-id and --operator-secret'))
  if (!games || games.length === 0)
    throw new Error('--games is missing: name at least one game of the provider.')
  if (values.reconcile && !values.journal) throw new Error('--reconcile needs the --journal to reconcile.')
  return {
    url: url(values.url ?? demo?.url ?? 'http://127.0.0.1:3000'),
    provider,
    keys: { provider: keys.provider, operator: keys.operator },
    games,
    journal: values.journal ?? fresh(provider),
    replayed: replayed(values['replayed-body'] ?? studio?.replayed ?? 'stored'),
    currencies: list(values.currencies),
    test: values.test ?? studio?.test ?? false,
    rate: positive('rate', values.rate),
    seconds: positive('seconds', values.seconds),
    players: Math.ceil(positive('players', values.players)),
    skew: values.skew === '0' ? 0 : positive('skew', values.skew),
    patience: positive('patience', values.patience),
    seed: values.seed ?? String(Date.now()),
    reconcileOnly: values.reconcile,
  }
}

function keyOf(keyId: string | undefined, secret: string | undefined, first: string, second: string) {
  if (keyId && secret) return { keyId, secret }
  if (keyId || secret) throw new Error(`--${first} and --${second} go together.`)
  return undefined
}

function lacking(what: string): string {
  return `There are no keys: give ${what}, or run npm run demo first, whose keys are used then.`
}

function list(text: string): string[] {
  return text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
}

function url(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new Error(`--url ${text} is no http URL.`)
  return text
}

function replayed(text: string): 'stored' | 'current_balance' {
  if (text === 'stored' || text === 'current_balance') return text
  throw new Error('--replayed-body is stored or current_balance.')
}

function positive(name: string, text: string): number {
  if (!/^[0-9]{1,7}(\.[0-9]{1,3})?$/.test(text) || /^[0.]+$/.test(text))
    throw new Error(`--${name} ${text} is no number above zero.`)
  return Number.parseFloat(text)
}
