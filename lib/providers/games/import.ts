import { createHash } from 'node:crypto'
import type { AuditScope } from '@/lib/audit/scope'
import type { Tx } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'
import { lockProvider } from '../find'
import { type ImportPlan, type PlannedGame, planImport } from './plan-import'
import { readGamesFile } from './read-file'
import { writeLimits } from './set-limits'
import type { Upload } from './upload'

export type ImportCounts = { new: number; changed: number; unchanged: number }

/** What a person is shown before anything is done. */
export type ImportPreview = {
  counts: ImportCounts
  /** The first of those that are new or change, in the order of the file. */
  rows: { id: string; line: number; kind: 'new' | 'changed'; name: string; changes: string[] }[]
  basis: string
}

const rowsShown = 200

/** Says what a file would do. Refuses INVALID_REQUEST for the file with line and reason, or an unknown provider. */
export async function previewImport(
  { tx, audit }: AuditScope,
  { providerId, fileName, bytes }: Upload,
): Promise<ImportPreview> {
  const file = readGamesFile(bytes)
  await lockProvider(tx, providerId)
  const { games, basis } = await planImport(tx, providerId, file)
  const counts = countsOf(games)
  await audit({
    action: 'game.preview',
    subject: { kind: 'provider', id: providerId },
    after: { file: fileName, sha256: digestOf(bytes), ...counts },
  })
  const rows = games.flatMap(game =>
    game.kind === 'unchanged'
      ? []
      : [{ ...game, kind: game.kind, name: game.after.name, changes: changesOf(game) }],
  )
  return {
    counts,
    rows: rows
      .slice(0, rowsShown)
      .map(({ id, line, kind, name, changes }) => ({ id, line, kind, name, changes })),
    basis,
  }
}

/**
 * Imports games as they were previewed: all of the file, or nothing. What the file does not name stays. Refuses as
 * `previewImport` does, and NOT_ALLOWED where the games have changed since, or nothing would change.
 */
export async function importGames(
  { tx, by, audit }: AuditScope,
  { providerId, fileName, bytes, basis }: Upload,
): Promise<ImportCounts> {
  const file = readGamesFile(bytes)
  await lockProvider(tx, providerId)
  const plan = await planImport(tx, providerId, file)
  if (plan.basis !== basis)
    refuse('NOT_ALLOWED', {
      message: 'The games or the file have changed since the preview. Look at it again.',
    })
  const counts = countsOf(plan.games)
  if (counts.new + counts.changed === 0)
    refuse('NOT_ALLOWED', { message: 'All of these games are like that already: nothing was changed.' })
  await write(tx, providerId, plan, new Date(by.at))
  await audit({
    action: 'game.import',
    subject: { kind: 'provider', id: providerId },
    after: { file: fileName, sha256: digestOf(bytes), rows: file.length, ...counts },
  })
  return counts
}

async function write(tx: Tx, providerId: string, { games }: ImportPlan, at: Date): Promise<void> {
  const moved = games.filter(game => game.kind !== 'unchanged')
  const ids = moved.map(game => game.id)
  const after = moved.map(game => game.after)
  // A connection keeps the plan by which it checks foreign keys: one made when there were few games scans them all.
  await tx.$executeRaw`select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true)`
  await tx.$executeRaw`
    insert into games (provider_id, id, name, status, stake_max, created_at)
    select ${providerId}, g.id, g.name, g.status, g.stake_max::numeric, ${at}
    from unnest(${ids}::text[], ${after.map(one => one.name)}::text[], ${after.map(one => one.status)}::text[],
      ${after.map(one => one.stakeMax)}::text[]) as g (id, name, status, stake_max)
    on conflict (provider_id, id) do update set name = excluded.name, status = excluded.status, stake_max = excluded.stake_max`
  const limits = moved.flatMap(game =>
    Object.entries(game.after.byCurrency).map(([currency, most]) => ({ id: game.id, currency, most })),
  )
  await tx.$executeRaw`delete from game_limits where provider_id = ${providerId} and game_id = any(${ids}::text[])`
  await tx.$executeRaw`
    insert into game_limits (provider_id, game_id, currency, stake_max)
    select ${providerId}, l.id, l.currency, l.most::numeric
    from unnest(${limits.map(one => one.id)}::text[], ${limits.map(one => one.currency)}::text[],
      ${limits.map(one => one.most)}::text[]) as l (id, currency, most)`
}

function countsOf(games: PlannedGame[]): ImportCounts {
  const count = (kind: PlannedGame['kind']) => games.filter(game => game.kind === kind).length
  return { new: count('new'), changed: count('changed'), unchanged: count('unchanged') }
}

/** What becomes of a game, field by field; of a new one what it begins with. */
function changesOf({ before, after }: PlannedGame): string[] {
  const limits = writeLimits(after) || 'none'
  if (before === null) return [after.status, `limits: ${limits}`]
  const former = writeLimits(before) || 'none'
  return [
    ...(before.name === after.name ? [] : [`name: ${before.name} → ${after.name}`]),
    ...(before.status === after.status ? [] : [`${before.status} → ${after.status}`]),
    ...(former === limits ? [] : [`limits: ${former} → ${limits}`]),
  ]
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
