import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { type Book, isUnresolved, readBook } from './book'
import { openJournal } from './journal'
import { readLedger } from './ledger'
import { openLine } from './line'
import { type Play, playOn, preparePlayers } from './play'
import type { StudioPlayer } from './players'
import { type Reconciliation, reconcile } from './reconcile'
import { type Desk, settle } from './settle'
import type { Key } from './signer'
import { makeTally, type Tally } from './tally'

/** Where the casino is, who we are there, and where the journal lies. */
export type StudioTerms = {
  url: string
  provider: string
  keys: { provider: Key; operator: Key }
  journal: string
  /** The provider's policy `replayed_body`: whether a repeat carries the first balance or the current one. */
  replayed: 'stored' | 'current_balance'
  /** Seconds an unanswered call is repeated once play has ended. */
  patience: number
}

export type PlayTerms = {
  rate: number
  seed: string
  skew: number
  /** How often a round goes wrong in a way that staff must look at; 1, as often as in a test, unless said. */
  trouble?: number
  games: string[]
  test: boolean
  /** Players to play with; null makes `count` of our own, in these currencies by turns. */
  players: StudioPlayer[] | { count: number; currencies: string[] }
  signal: AbortSignal
  onDefect?: (reason: unknown) => void
  /** Told when every player is ready and the first round begins. */
  onReady?: () => void
}

/** Plays until the signal; resolves when every round under way is played out. The journal goes on where it ended. */
export async function play(terms: StudioTerms, wanted: PlayTerms): Promise<Tally> {
  const run = `${Date.now().toString(36)}${randomBytes(3).toString('hex')}`
  const journal = await openJournal(terms.journal)
  const desk = openDesk(terms, journal, wanted.signal)
  const house = { provider: terms.provider, games: wanted.games, test: wanted.test, run }
  const players = Array.isArray(wanted.players) ? wanted.players : makePlayers(run, wanted.players)
  const playing: Play = { ...wanted, house, players, onDefect: wanted.onDefect ?? (() => {}) }
  const at = new Date().toISOString()
  await journal.write({ t: 'run', run, provider: terms.provider, replayed: terms.replayed, at })
  try {
    await preparePlayers(desk, playing)
    Object.assign(desk.tally, makeTally(Date.now()))
    wanted.onReady?.()
    await playOn(desk, playing)
  } finally {
    await journal.close()
    desk.line.close()
  }
  return desk.tally
}

/** Sends again whatever was never answered, with its own id, so that nothing is left unknown; returns how many. */
export async function resolveJournal(terms: StudioTerms): Promise<number> {
  if (!(await hasLines(terms.journal))) return 0
  const book = await readBook(terms.journal)
  const open = [...book.entries.values()].filter(isUnresolved)
  const journal = await openJournal(terms.journal)
  const desk = openDesk(terms, journal, AbortSignal.abort())
  const resolve = async () => {
    for (let entry = open.shift(); entry; entry = open.shift()) {
      desk.known.add(entry.call.id)
      await settle(desk, entry.call)
    }
  }
  const count = open.length
  try {
    await Promise.all(Array.from({ length: 8 }, resolve))
  } finally {
    await journal.close()
    desk.line.close()
  }
  return count
}

/** Reads the journal and the ledger of its players, and holds one against the other. */
export async function reconcileJournal(terms: StudioTerms): Promise<{ book: Book; result: Reconciliation }> {
  const book = await readBook(terms.journal)
  if (book.provider !== terms.provider) {
    throw new Error(
      `${terms.journal} is the journal of ${book.provider ?? 'nobody'}, not of ${terms.provider}`,
    )
  }
  const line = openLine(terms.url)
  try {
    const ledger = await readLedger({ line, operator: terms.keys.operator }, book.players.keys())
    return { book, result: reconcile(book, ledger) }
  } finally {
    line.close()
  }
}

function openDesk(terms: StudioTerms, journal: Desk['journal'], signal: AbortSignal): Desk {
  let sends = 0
  let endedAt = signal.aborted ? Date.now() : Number.POSITIVE_INFINITY
  signal.addEventListener('abort', () => {
    endedAt = Date.now()
  })
  return {
    line: openLine(terms.url),
    keys: terms.keys,
    journal,
    tally: makeTally(Date.now()),
    known: new Set(),
    next: () => ++sends,
    patienceUntil: () => endedAt + terms.patience * 1_000,
  }
}

function makePlayers(
  run: string,
  { count, currencies }: { count: number; currencies: string[] },
): StudioPlayer[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `${run}-p${at + 1}`,
    currency: currencies[at % currencies.length]!,
    token: null,
    balance: null,
  }))
}

async function hasLines(path: string): Promise<boolean> {
  return stat(path).then(
    ({ size }) => size > 0,
    () => false,
  )
}
