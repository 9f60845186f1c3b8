import { type Instant, toDay, toTimestamp } from '@/lib/clock'
import type { Row } from '@/lib/db/conversation'
import type { Executor } from '@/lib/db/executor'
import type { Provider } from '@/lib/providers/directory'
import { refuse } from '@/lib/refusal'
import { callsMax, type DayCall, type LeftOut, readCalls, toDayCall } from './calls'
import { type Given, toGiven } from './given'
import {
  linksMax,
  readAnswered,
  readDayLinks,
  readNamed,
  readRoundLinks,
  readTombstones,
  readWallets,
} from './ledger'
import type { Opening } from './opening'

/** A day of a provider as the log and the ledger have it. */
export type Day = {
  opening: Opening
  calls: DayCall[]
  links: Given[]
  leftOut: Map<LeftOut, number>
  /** The moment of the last call that was taken, where the day has more. */
  partUntil: Instant | null
}

/** From one moment until before another; both are of one day (UTC) or its end. */
type Asked = { providerId: string; mode: Provider['mode']; from: Instant; to: Instant }

/** What was decided a moment after the day's end may have come before it. */
const slack = 60_000

/**
 * Reads what a replay of a day needs: its calls, their players' wallets at its beginning and every link since, and what
 * the calls name from before. Refuses NOT_ALLOWED where that is more than is kept in memory.
 */
export async function readDay(
  executor: Executor,
  { providerId, mode, from: start, to }: Asked,
  most = callsMax,
): Promise<Day> {
  const from = toTimestamp(start)
  const rows = await readCalls(executor, providerId, from, toTimestamp(to), most)
  const isPart = rows.length > most
  const taken = rows.slice(0, most)
  const end = isPart ? taken.at(-1)!.at + slack : to + slack
  const players = [...new Set(taken.flatMap(row => row.player_id ?? []))]
  const wallets = await readWallets(executor, players, from, toTimestamp(Math.ceil(end)))
  const found = await readDayLinks(executor, wallets)
  if (found.length > linksMax)
    refuse('NOT_ALLOWED', {
      message: `The players of that day made more than ${linksMax} transactions: too many for a dry run. Try a quieter day.`,
    })
  const stored = found.map(toGiven)
  const { calls, leftOut } = sift(providerId, taken, stored)
  const links = within(stored, calls, isPart ? taken.at(-1)!.at : to - 1)
  const opening = {
    providerId,
    mode,
    day: toDay(start),
    wallets,
    ...(await readBefore(executor, providerId, calls, links, from)),
  }
  return { opening, calls, links, leftOut, partUntil: isPart ? taken.at(-1)!.at : null }
}

function sift(providerId: string, rows: Row[], links: Given[]) {
  const stored = new Set(links.map(link => link.requestId))
  const leftOut = new Map<LeftOut, number>()
  const calls = rows.flatMap(row => {
    const call = toDayCall(providerId, row, stored.has(row.id))
    if (typeof call !== 'string') return [call]
    leftOut.set(call, (leftOut.get(call) ?? 0) + 1)
    return []
  })
  return { calls, leftOut }
}

/** What the day's calls and transactions name and what their rounds had seen, before it began. */
async function readBefore(
  executor: Executor,
  providerId: string,
  calls: DayCall[],
  links: Given[],
  from: string,
): Promise<Pick<Opening, 'gameIds' | 'rounds' | 'named' | 'answered' | 'tombstones'>> {
  const ids = calls.flatMap(({ command: { playerId, transactionId, referenceId } }) => [
    { playerId, id: transactionId },
    ...(referenceId === null ? [] : [{ playerId, id: referenceId }]),
  ])
  const ours = links.filter(link => link.providerId === providerId || link.providerId === 'staff')
  for (const { playerId, referenceId } of ours)
    if (referenceId !== null) ids.push({ playerId, id: referenceId })
  const asked = distinct(ids)
  const named = (await readNamed(executor, providerId, asked, from)).map(toGiven)
  const keys = new Set(asked.map(keyOf))
  const rounds = new Set([
    ...calls.map(call => call.command.roundId),
    ...ours.map(link => link.roundId),
    // Another player's transaction is refused, whatever became of its round.
    ...named
      .filter(link => keys.has(keyOf({ playerId: link.playerId, id: link.providerTransactionId })))
      .map(link => link.roundId),
  ])
  const roundIds = [...rounds].filter(id => id !== null)
  return {
    gameIds: [...new Set(calls.flatMap(({ command }) => command.gameId ?? []))],
    named,
    rounds: (await readRoundLinks(executor, roundIds, from)).map(toGiven),
    answered: await readAnswered(
      executor,
      named.map(link => link.id),
      from,
    ),
    tombstones: await readTombstones(executor, providerId, asked, from),
  }
}

/** Links up to a moment, and later ones of the calls themselves: a call is decided a little after it came. */
function within(links: Given[], calls: DayCall[], until: Instant): Given[] {
  const taken = new Set(calls.map(call => call.requestId))
  return links.filter(link => link.at <= until || taken.has(link.requestId ?? ''))
}

type Named = { playerId: string; id: string }

function distinct(ids: Named[]): Named[] {
  return [...new Map(ids.map(one => [keyOf(one), one])).values()]
}

function keyOf({ playerId, id }: Named): string {
  return `${playerId}\n${id}`
}
