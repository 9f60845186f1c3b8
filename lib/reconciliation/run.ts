import type pg from 'pg'
import type { By } from '@/lib/actor'
import { recordAudit } from '@/lib/audit/record'
import { type Instant, now } from '@/lib/clock'
import { appPool } from '@/lib/db/pools'
import { inTransaction } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { log } from '@/lib/log'
import { isRefusal, refuse } from '@/lib/refusal'
import { type Compared, compareSides } from './compare'
import { loadLines } from './load'
import { runLock, turnLock } from './locks'
import { type Mapping, reasonAgainstMapping } from './mapping'
import type { Form } from './peek'
import { jsonMapping, peekFile, readStatement } from './read-statement'

/** What is laid beside the ledger: a file that lies here, and the period `[from, to)` in days of `zone`. */
export type Asked = {
  providerId: string
  from: Instant
  to: Instant
  zone: string
  /** How CSV is read; null where the file must be JSON. */
  mapping: Mapping | null
  file: { path: string; name: string; bytes: number; sha256: string }
}

/** A run that went through. */
export type Ran = Compared & { id: string; lines: number }

/** Waiting and running at once in this process; each holds a connection. */
const runsMax = 3
const key = Symbol.for('cage.reconciliations')
const shared = globalThis as { [key]?: number }

/** Milliseconds between two words on how far it has come. */
const tellEvery = 500

/**
 * Lays a statement beside the ledger and keeps the run: `onStart` hears its id once it is there, and then it goes on
 * whatever befalls; one runs at a time, others wait. What it finds is written in one transaction, or nothing is, and
 * the run has the reason. Refuses NOT_ALLOWED where too many wait; INVALID_REQUEST for what is no such statement.
 */
export async function layBeside(
  by: By,
  asked: Asked,
  onStart: (id: string) => void = () => {},
): Promise<Ran> {
  if ((shared[key] ?? 0) >= runsMax)
    refuse('NOT_ALLOWED', {
      message: `${runsMax} statements are being compared already: wait for one to end.`,
    })
  shared[key] = (shared[key] ?? 0) + 1
  const id = newId()
  let client: pg.PoolClient | null = null
  try {
    client = await appPool().connect()
    // It goes with the connection: a run whose lock nobody holds has died (lib/reconciliation/fail-lost.ts).
    await client.query(
      'set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set jit = off',
    )
    await client.query('select pg_advisory_lock($1, hashtext($2))', [runLock, id])
    await begin(by, id, asked)
    onStart(id)
    return await runOrFail(client, id, asked)
  } finally {
    shared[key] -= 1
    // Its settings and locks go with it.
    client?.release(true)
  }
}

async function begin(
  by: By,
  id: string,
  { providerId, from, to, zone, mapping, file }: Asked,
): Promise<void> {
  await inTransaction(async tx => {
    if (!(await tx.provider.findUnique({ where: { id: providerId }, select: { id: true } })))
      refuse('INVALID_REQUEST', { message: `There is no provider "${providerId}".` })
    const { name: fileName, bytes, sha256 } = file
    await tx.reconciliation.create({
      data: {
        ...{ id, providerId, fromAt: new Date(from), toAt: new Date(to), zone, fileName, bytes },
        ...{ sha256: Buffer.from(sha256, 'hex'), state: 'waiting', startedBy: by.actor },
        ...{ startedAt: new Date(by.at), ...(mapping ? { mapping } : {}) },
      },
    })
    await recordAudit(tx, by, {
      action: 'reconciliation.run',
      subject: { kind: 'reconciliation', id },
      after: {
        ...{ provider: providerId, from: new Date(from).toISOString(), to: new Date(to).toISOString(), zone },
        ...{ file: fileName, bytes, sha256 },
      },
    })
  })
}

async function runOrFail(client: pg.PoolClient, id: string, asked: Asked): Promise<Ran> {
  try {
    await client.query('select pg_advisory_lock($1, 0)', [turnLock])
    const peeked = await peekFile(asked.file.path)
    await appPool().query(
      `update reconciliations set state = 'running', step = 'reading', form = $2 where id = $1`,
      [id, peeked.form],
    )
    const mapping = mappingFor(asked, peeked.form)
    await client.query(`begin; set local work_mem = '64MB'; set local temp_buffers = '32MB'`)
    const lines = await loadLines(
      client,
      readStatement(asked.file.path, peeked, mapping, progressOf(id)),
      await isByPlayer(client, asked.providerId, mapping),
    )
    await appPool().query(`update reconciliations set step = 'comparing', bytes_read = bytes where id = $1`, [
      id,
    ])
    const compared = await compareSides(client, { ...asked, id, zone: mapping.zone })
    await client.query(
      `update reconciliations set state = 'done', step = null, lines = $2, counts = $3, sums = $4, warnings = $5, ended_at = $6 where id = $1`,
      [
        id,
        lines,
        ...[compared.counts, compared.sums, compared.warnings].map(one => JSON.stringify(one)),
        new Date(now()),
      ],
    )
    await client.query('commit')
    return { id, lines, ...compared }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    if (!isRefusal(error)) log().error({ err: error, reconciliation: id }, 'a reconciliation broke off')
    await fail(
      id,
      isRefusal(error) ? error.message : 'A defect on our side broke it off. Nothing of it was kept.',
    )
    throw error
  }
}

/** Tells a run's end with its reason; what it had found by then is gone. */
export async function fail(id: string, reason: string): Promise<void> {
  await appPool().query(
    `update reconciliations set state = 'failed', step = null, reason = $2, ended_at = $3 where id = $1 and state in ('waiting', 'running')`,
    [id, reason.slice(0, 1000), new Date(now())],
  )
}

function mappingFor({ mapping, zone }: Asked, form: Form): Mapping {
  if (form !== 'csv') return jsonMapping(zone)
  if (!mapping)
    refuse('INVALID_REQUEST', { message: 'This is CSV: say first how its columns are to be read.' })
  const against = reasonAgainstMapping(mapping)
  if (against) refuse('INVALID_REQUEST', { message: against })
  return mapping
}

/** Whether the provider's ids are unique within a player only. */
async function isByPlayer(client: pg.ClientBase, providerId: string, mapping: Mapping): Promise<boolean> {
  const { rows } = await client.query(
    `select settings->>'id_scope' = 'player' as "byPlayer" from policies join providers p on p.id = provider_id and version = p.policy_version
     where provider_id = $1`,
    [providerId],
  )
  const byPlayer = rows[0]?.byPlayer === true
  if (byPlayer && mapping.columns.player === null)
    refuse('INVALID_REQUEST', {
      message: 'Ids of this provider are unique within a player only: say which column holds the player.',
    })
  return byPlayer
}

function progressOf(id: string): (bytes: number) => void {
  let [read, told] = [0, performance.now()]
  return bytes => {
    read += bytes
    if (performance.now() - told < tellEvery) return
    told = performance.now()
    // A word on the way: where it is lost the next one tells.
    appPool()
      .query(`update reconciliations set bytes_read = $2 where id = $1 and state = 'running'`, [id, read])
      .catch(() => {})
  }
}
