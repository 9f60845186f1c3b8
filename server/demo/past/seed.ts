import type pg from 'pg'
import { sweepStuckRounds } from '@/lib/cases/sweep'
import { now } from '@/lib/clock'
import { makePastPartitions } from '@/lib/db/partitions'
import { appPool, ownerPool } from '@/lib/db/pools'
import { makePrng } from '@/studio/prng'
import type { SavedDemo } from '@/studio/saved'
import { reasonOf } from '../../reason'
import { disputePeople } from '../disputes/people'
import { playDisputes, writeDisputes } from '../disputes/play'
import { writeStatement } from '../statement'
import { openPastCasino } from './casino'
import { dayLength } from './days'
import { drawFates } from './fates'
import { pastIds } from './ids'
import { freezePast, latePerson, playLate } from './month-end'
import { makePeople, type Person } from './people'
import { playPast } from './play'
import { mendRate, ratesOfThePast } from './rates'
import { settlePast } from './settle'
import { writePeople, writePlayed, writeWallets } from './write'

/** How much past there is: days, players beside the named ones, and transactions, a few more or less. */
export type PastSize = { days: number; players: number; transactions: number }

const wholePast: PastSize = { days: 90, players: 2_080, transactions: 264_000 }

/** Days whose calls stand in the request log. */
const logDays = 7

/** The past ends a little before now, so that nothing of it comes after what is played for real. */
const gap = 60_000

/** Whenever so many more transactions are written, a line says so. */
const tellEvery = 60_000

/**
 * The demo's past, once: ninety days played in memory by the wallet's own rules, at their own times, and
 * written in bulk in one transaction. Cut off, or ended by
 * `signal`, it is as if it had never begun, and the next start does it.
 */
export async function seedPast(
  demo: SavedDemo,
  tell: (line: string) => void,
  signal: AbortSignal,
  size = wholePast,
): Promise<void> {
  const until = now() - gap
  const since = until - size.days * dayLength
  const everybody = makePeople(since, until, size.players)
  if (await isSeeded(everybody.at(-1)!)) return
  const startedAt = performance.now()
  tell(`playing ${size.days} days of history …`)
  await makePastPartitions(since, until)
  const client = await appPool().connect()
  let broken: Error | undefined
  try {
    await client.query(
      'begin; set local synchronous_commit = off; set local idle_in_transaction_session_timeout = 0',
    )
    const directory = await ratesOfThePast(client, until, size.days + 2)
    const added = await writePeople(client, everybody)
    const people = everybody.filter(person => added.has(person.id))
    const callers = disputePeople(until)
    const late = latePerson(since)
    await writePeople(client, [...callers, late])
    const fates = drawFates(people, until)
    const newId = pastIds(makePrng('demo', 'ids'))
    const casino = openPastCasino({
      directory,
      demo,
      newId,
      people: [...people, ...callers, late],
      logSince: until - logDays * dayLength,
    })
    let told = 0
    const past = { since, until, people, fates, transactions: size.transactions, signal }
    const count = await playPast(casino, past, (played, soFar) => {
      if (soFar - told >= tellEvery) {
        told = soFar
        tell(`${write(soFar)} transactions so far`)
      }
      return writePlayed(client, played)
    })
    const disputed = playDisputes(casino, callers, until)
    playLate(casino, late, since, until)
    const last = casino.take()
    await writePlayed(client, last)
    await writeDisputes(client, casino, disputed)
    await writeWallets(client, [...casino.state.wallets.values()])
    await settlePast(client, [...fates.values()], until)
    await mendRate(client, until)
    await beginSweepAnew(client)
    await client.query('commit')
    // Plans made on empty tables would stay wrong for a while.
    await ownerPool().query('analyze')
    await freezePast().catch(error => tell(`its months are not frozen: ${reasonOf(error)}`))
    await writeStatement(tell).catch(error => tell(`there is no statement to try: ${reasonOf(error)}`))
    // So that the queue is full when the doors open; where it fails, the timer's next sweep does it.
    await sweepStuckRounds(now()).catch(error => tell(`the stuck rounds are swept later: ${reasonOf(error)}`))
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    tell(`${write(count)} transactions of ${write(people.length)} players in ${seconds} s`)
  } catch (error) {
    broken = error as Error
    if (!signal.aborted) throw error
    tell('the history is not written: the next start begins it again')
  } finally {
    client.release(broken)
  }
}

/**
 * The sweep of stuck rounds has come past these days while nothing stood there yet: it goes over them again.
 * Under its own lock, so that one under way does not write where it had come to.
 */
async function beginSweepAnew(client: pg.PoolClient): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('cage.sweep'))`)
  await client.query(`update sweeps set reached = 'epoch' where name like 'stuck:0:%'`)
}

/** Everybody is written in one transaction with all they did, so the last of them tells. */
async function isSeeded(last: Person): Promise<boolean> {
  const { rows } = await appPool().query('select from players where id = $1', [last.id])
  return rows.length > 0
}

function write(count: number): string {
  return count.toLocaleString('en')
}
