import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { signRequest } from '@/lib/wire/signature'
import type { Things } from './actions'

/** `secret` is of the second factor, null where there is none. */
export type SignInAs = { email: string; password: string; secret: string | null }

/** Whom the specs are signed in as; each role once, and `studio` as an engineer of acme. */
export const people = ['support', 'approver', 'finance', 'admin', 'auditor', 'studio'] as const
export type Who = (typeof people)[number]

/** What the seed made, as the specs read it. */
export type Casino = {
  url: string
  people: Record<Who, SignInAs>
  provider: Key & { id: string }
  operator: Key
  things: Things
}

/** What is known of it while it is being made. */
type Played = Omit<Casino, 'things'>

/** What of an answer the seed goes on with. */
type Answer = Record<'key_id' | 'secret' | 'password' | 'token', string>

export type Key = { keyId: string; secret: string }

const run = promisify(execFile)

/** A small casino with one known story: what the specs then find on the pages. Made only by the CLI and the API. */
export async function furnish(url: string): Promise<Played> {
  const provider = await command(
    'provider',
    'create',
    '--id',
    'acme',
    '--name',
    'Acme Studio',
    '--mode',
    'live',
  )
  const key = { keyId: provider.key_id, secret: provider.secret, id: 'acme' }
  await command('game', 'add', '--provider', 'acme', '--id', 'g1', '--name', 'Golden Gate')
  const operator = await command('operator-key', 'create')
  const today = new Date().toISOString().slice(0, 10)
  const setRate = (currency: string, rate: string) =>
    command('fx', 'set', '--date', today, '--currency', currency, '--rate', rate)
  const [hired] = await Promise.all([hireAll(), setRate('USD', '0.92'), setRate('JPY', '0.0061')])
  const casino = {
    url,
    people: hired,
    provider: key,
    operator: { keyId: operator.key_id, secret: operator.secret },
  }
  await play(casino)
  return casino
}

async function hireAll(): Promise<Record<Who, SignInAs>> {
  const hired = await Promise.all(people.map(async who => [who, await hire(who)]))
  return Object.fromEntries(hired) as Record<Who, SignInAs>
}

/** A member of staff, with a second factor unless said; a spec that signs in hires its own. */
export async function hire(
  role: Who,
  email = `${role}@casino.example`,
  isEnrolled = true,
  provider = 'acme',
): Promise<SignInAs> {
  const whose = role === 'studio' ? ['--provider', provider] : []
  const { password } = await command('staff', 'create', '--email', email, '--role', role, ...whose)
  const secret = isEnrolled ? (await command('staff', 'enrol', '--email', email)).secret : null
  return { email, password, secret }
}

/** Anna's story, and as many others as fill more than a page of the list. */
async function play(casino: Played): Promise<void> {
  await makePlayer(casino, 'anna', { currency: 'USD', display_name: 'Anna Alvarez', country: 'ES' })
  await makePlayer(casino, 'kenji', { currency: 'JPY', display_name: 'Kenji Tanaka', country: 'JP' })
  await makePlayer(casino, 'bo-blocked', { currency: 'USD', display_name: 'Bo Berg', status: 'blocked' })
  await makePlayer(casino, 'quiet', { currency: 'EUR' })
  await makePlayer(casino, 'held', { currency: 'EUR' })
  for (let index = 1; index <= 55; index++)
    await makePlayer(casino, `crowd-${String(index).padStart(3, '0')}`, { currency: 'EUR' })
  const token = await openSession(casino, 'anna', 'USD')
  await deposit(casino, 'anna', 'USD', '100.00', 'd-1')
  await bet(casino, token, 't-1', 'r-1', '30.00')
  await wallet(casino, 'win', {
    player_id: 'anna',
    transaction_id: 't-2',
    round_id: 'r-1',
    game_id: 'g1',
    currency: 'USD',
    amount: '45.50',
    round_closed: true,
  })
  await bet(casino, token, 't-3', 'r-2', '500.00', 402)
  await bet(casino, token, 't-4', 'r-3', '10.00')
  await wallet(casino, 'rollback', {
    player_id: 'anna',
    transaction_id: 't-5',
    original_transaction_id: 't-4',
  })
  for (let index = 1; index <= 60; index++) await bet(casino, token, `m-${index}`, `m-${index}`, '0.10')
  await deposit(casino, 'kenji', 'JPY', '5000', 'd-2')
}

/** A bet of Kenji's, now: for the spec that watches a ledger live. */
export async function betNow(casino: Played, id: string): Promise<void> {
  const token = await openSession(casino, 'kenji', 'JPY')
  const facts = { player_id: 'kenji', transaction_id: id, round_id: id, game_id: 'g1', currency: 'JPY' }
  await wallet(casino, 'bet', { token, ...facts, amount: '120' })
}

/** A studio of its own with one game, whose player wins in a round that is closed: for the spec of policies. */
export async function playLateWin(casino: Played, id: string): Promise<void> {
  const made = await command('provider', 'create', '--id', id, '--name', 'Late Studio', '--mode', 'live')
  await command('game', 'add', '--provider', id, '--id', 'g1', '--name', 'Golden Gate')
  const player = `${id}-player`
  await makePlayer(casino, player, { currency: 'EUR' })
  await deposit(casino, player, 'EUR', '100.00', `d-${id}`)
  const studio = { ...casino, provider: { keyId: made.key_id, secret: made.secret, id } }
  const token = await openSession(casino, player, 'EUR', id)
  const facts = { player_id: player, round_id: 'r-1', game_id: 'g1', currency: 'EUR' }
  await wallet(studio, 'bet', { token, ...facts, transaction_id: 't-1', amount: '5.00', round_closed: true })
  await wallet(studio, 'win', { ...facts, transaction_id: 'w-1', amount: '12.50' }, 409)
}

/** Somebody who plays in another currency: their one bet, now, of 10. */
export async function betIn(casino: Played, currency: string, id: string): Promise<void> {
  await makePlayer(casino, id, { currency })
  await deposit(casino, id, currency, '100', `d-${id}`)
  const token = await openSession(casino, id, currency)
  const facts = { player_id: id, transaction_id: id, round_id: id, game_id: 'g1', currency }
  await wallet(casino, 'bet', { token, ...facts, amount: '10' })
}

async function bet(
  casino: Played,
  token: string,
  id: string,
  round: string,
  amount: string,
  expected = 200,
): Promise<void> {
  const facts = {
    token,
    player_id: 'anna',
    transaction_id: id,
    round_id: round,
    game_id: 'g1',
    currency: 'USD',
    amount,
  }
  await wallet(casino, 'bet', facts, expected)
}

function wallet(casino: Played, verb: string, body: object, expected = 200): Promise<Answer> {
  return send(casino, casino.provider, 'POST', `/api/wallet/${verb}`, body, expected)
}

export function makePlayer(casino: Played, id: string, facts: object): Promise<unknown> {
  return send(casino, casino.operator, 'PUT', `/api/operator/players/${id}`, facts)
}

function deposit(
  casino: Played,
  player: string,
  currency: string,
  amount: string,
  id: string,
): Promise<unknown> {
  return send(casino, casino.operator, 'POST', `/api/operator/players/${player}/deposits`, {
    transaction_id: id,
    currency,
    amount,
  })
}

async function openSession(
  casino: Played,
  player: string,
  currency: string,
  providerId = 'acme',
): Promise<string> {
  const answer = await send(casino, casino.operator, 'POST', '/api/operator/sessions', {
    player_id: player,
    provider_id: providerId,
    currency,
  })
  return answer.token
}

/** A signed call, as a provider or the platform sends it. Any answer but the expected is an error. */
export async function send(
  casino: Pick<Played, 'url'>,
  key: Key,
  method: string,
  path: string,
  facts: object,
  expected?: number,
): Promise<Answer> {
  const body = JSON.stringify(facts)
  const timestamp = `${Math.floor(Date.now() / 1000)}`
  const answer = await fetch(casino.url + path, {
    method,
    body,
    headers: {
      'content-type': 'application/json',
      'x-key-id': key.keyId,
      'x-timestamp': timestamp,
      'x-signature': signRequest(key.secret, timestamp, method, path, body),
    },
  })
  const text = await answer.text()
  if (expected ? answer.status !== expected : !answer.ok)
    throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return JSON.parse(text)
}

/** The command line beside the running server, which has built it: it inherits CAGE_HOME. */
export async function command(...words: string[]): Promise<Answer> {
  const { stdout } = await run(process.execPath, ['dist/cage.js', ...words, '--json'])
  return JSON.parse(stdout)
}
