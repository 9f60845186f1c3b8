import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBook } from '@/studio/book'
import { play, reconcileJournal, resolveJournal, type StudioTerms } from '@/studio/studio'
import { type Casino, hardPlay, openCasino, openStudio, ownerUrlOf } from './casino'

// Positive controls: a checker that cannot fail proves nothing. Here money is lost on purpose.

let casino: Casino
beforeAll(async () => {
  casino = await openCasino()
  await casino.start()
})
afterAll(() => casino?.close())

/** Plays, once every player is ready, for as long as `meanwhile` takes. */
async function playDuring(terms: StudioTerms, meanwhile: () => Promise<void>): Promise<void> {
  const stop = new AbortController()
  const defects: unknown[] = []
  let done = Promise.resolve()
  const onReady = () => {
    done = meanwhile().finally(() => stop.abort())
  }
  await play(terms, { ...hardPlay(terms.provider, stop.signal, defects), onReady })
  await done
  expect(defects).toEqual([])
}

/** As the owner, who can do what the application cannot: switch off what keeps the ledger append-only. */
async function behindTheTriggers<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: await ownerUrlOf(casino) })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

/** Deletes without a trace: triggers off, rows gone, triggers on again. */
async function drop(table: 'transactions' | 'postings', where: string, values: unknown[]): Promise<void> {
  await behindTheTriggers(async client => {
    const { rows } = await client.query(
      `select relid::regclass::text as name from pg_partition_tree($1::regclass) where isleaf`,
      [table],
    )
    const leaves = rows.length > 0 ? rows.map(row => row.name) : [table]
    await client.query('begin')
    for (const leaf of leaves) await client.query(`alter table ${leaf} disable trigger append_only_row`)
    const { rowCount } = await client.query(`delete from ${table} where ${where}`, values)
    for (const leaf of leaves) await client.query(`alter table ${leaf} enable always trigger append_only_row`)
    await client.query('commit')
    expect(rowCount).toBe(1)
  })
}

/** A posted transaction of this kind, neither reversed nor the last of its player. */
async function some(
  kind: 'win' | 'deposit',
  player: string,
): Promise<{ id: string; transaction: string; player: string }> {
  const { rows } = await behindTheTriggers(client =>
    client.query(
      `select t.id, t.provider_transaction_id as transaction, t.player_id as player
       from transactions t join wallets w on w.id = t.wallet_id
       where t.player_id like $1 and t.kind = $2 and t.effect = 'posted' and t.seq < w.seq
         and not exists (select from transactions r where r.original_id = t.id) order by t.seq desc limit 1`,
      [player, kind],
    ),
  )
  return rows[0]
}

async function findingsOf(terms: StudioTerms): Promise<{ what: string; id: string; player: string }[]> {
  await resolveJournal(terms)
  return (await reconcileJournal(terms)).result.findings
}

describe('the checkers can fail', () => {
  it('answers that were never durable are missed by the journal alone: the database agrees with itself', async () => {
    // Commits are answered before they are on disk, and the disk is left alone for ten seconds.
    const careless = { synchronous_commit: 'off', wal_writer_delay: '10s', wal_writer_flush_after: '1GB' }
    const careful = { synchronous_commit: null, wal_writer_delay: null, wal_writer_flush_after: null }
    let missing = 0
    for (let tries = 1; missing === 0 && tries <= 4; tries++) {
      const terms = await openStudio(casino, `not-durable-${tries}`)
      await playDuring(terms, async () => {
        await configure(careless)
        await sleep(2_000)
        await casino.killPostgres()
      })
      missing = (await findingsOf(terms)).filter(({ what }) => what === 'missing').length
      await configure(careful)
    }
    expect(missing).toBeGreaterThan(0)
    expect(await casino.cage('verify', '--json')).toMatchObject({ status: 0 })
  })

  it('a transaction dropped behind the triggers is named by the reconciliation and by verify', async () => {
    const terms = await openStudio(casino, 'dropped')
    await playDuring(terms, () => sleep(2_500))
    expect(await findingsOf(terms)).toEqual([])
    const [player] = (await readBook(terms.journal)).runs

    const deposit = await some('deposit', `${player}-%`)
    await drop('postings', 'transaction_id = $1', [deposit.id])
    const lost = (await findingsOf(terms)).map(({ what, id }) => `${what} ${id}`)
    expect(lost).toEqual([`no posting ${deposit.transaction}`])
    const first = await casino.cage('verify', '--json')
    expect(first.status).not.toBe(0)
    expect(first.out + first.err).toMatch(new RegExp(`${deposit.id}|${deposit.transaction}`))

    const win = await some('win', `${player}-%`)
    await drop('transactions', 'id = $1', [win.id])
    const findings = await findingsOf(terms)
    expect(findings).toContainEqual(
      expect.objectContaining({ what: 'missing', id: win.transaction, player: win.player }),
    )
    expect(findings).toContainEqual(expect.objectContaining({ what: 'unexplained', player: win.player }))
    const second = await casino.cage('verify', '--json')
    expect(second.status).not.toBe(0)
    expect(second.out + second.err).toContain(win.player)
  })
})

/** Changes settings of the running Postgres; null puts the default back. */
function configure(settings: Record<string, string | null>): Promise<void> {
  return behindTheTriggers(async client => {
    for (const [name, value] of Object.entries(settings)) {
      await client.query(
        value === null ? `alter system reset ${name}` : `alter system set ${name} = '${value}'`,
      )
    }
    await client.query('select pg_reload_conf()')
  })
}
