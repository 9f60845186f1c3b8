import type { Tx } from '@/lib/db/prisma'
import { sha256 } from '@/lib/ledger/link'
import type { FileGame } from './read-file'
import { type StakeLimits, writeLimits } from './set-limits'

/** A game as it is or will be. */
export type GameFacts = StakeLimits & { name: string; status: string }

export type PlannedGame = {
  line: number
  id: string
  kind: 'new' | 'changed' | 'unchanged'
  before: GameFacts | null
  after: GameFacts
}

export type ImportPlan = {
  games: PlannedGame[]
  /** SHA-256 over what the plan rests on: it holds only as long as this does. */
  basis: string
}

/** What a file would do to a provider's games as they are now. Nothing is written. */
export async function planImport(tx: Tx, providerId: string, file: FileGame[]): Promise<ImportPlan> {
  const known = await readGames(
    tx,
    providerId,
    file.map(game => game.id),
  )
  const games = file.map((game): PlannedGame => {
    const before = known.get(game.id) ?? null
    const after = afterwards(game, before)
    const kind = before === null ? 'new' : lineOf(before) === lineOf(after) ? 'unchanged' : 'changed'
    return { line: game.line, id: game.id, kind, before, after }
  })
  const rests = games.map(({ id, before, after }) => [id, before && lineOf(before), lineOf(after)])
  return { games, basis: sha256(JSON.stringify([providerId, rests])) }
}

function afterwards(game: FileGame, before: GameFacts | null): GameFacts {
  const limits = Object.entries({ ...before?.byCurrency, ...game.byCurrency })
  return {
    name: game.name,
    status: game.status ?? before?.status ?? 'enabled',
    stakeMax: game.stakeMax === undefined ? (before?.stakeMax ?? null) : game.stakeMax,
    byCurrency: Object.fromEntries(limits.filter((limit): limit is [string, string] => limit[1] !== null)),
  }
}

/** A game in one way of writing: amounts are compared as values. */
function lineOf({ name, status, ...limits }: GameFacts): string {
  return JSON.stringify([name, status, writeLimits(limits)])
}

async function readGames(tx: Tx, providerId: string, ids: string[]): Promise<Map<string, GameFacts>> {
  const rows = await tx.$queryRaw<(GameFacts & { id: string })[]>`
    select g.id, g.name, g.status, g.stake_max::text as "stakeMax",
      (select coalesce(json_object_agg(l.currency, l.stake_max::text), '{}') from game_limits l
       where l.provider_id = g.provider_id and l.game_id = g.id) as "byCurrency"
    from games g where g.provider_id = ${providerId} and g.id = any(${ids}::text[])`
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}
