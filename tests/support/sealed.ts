import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { flushRequests } from '@/lib/requests/log'
import { type Verified, verify } from '@/lib/seals/verify'

/** A folder of this file's own for seals. */
export function ownSeals(): string {
  process.env.CAGE_SEALS = mkdtempSync(path.join(tmpdir(), 'cage-seals-'))
  return process.env.CAGE_SEALS
}

/** Waits until the oldest open transaction of the whole server is behind all of this database's: a seal or a roll-up then takes them. */
export async function settled(): Promise<void> {
  for (;;) {
    const { rows } = await ownerPool().query(
      `select coalesce(max((xid::text)::bigint), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint as is_over from transactions`,
    )
    if (rows[0].is_over) return
    await sleep(50)
  }
}

/**
 * What a verification says of a copy of this database and its seals, after a superuser did `sql` to the one and
 * `act` was done to the others. Whole unless said.
 */
export async function verifyAfter(
  sql: string,
  act: (folder: string) => void = () => {},
  isWhole = true,
): Promise<Verified> {
  await flushRequests()
  await Promise.all([closePools(), closePrisma()])
  const { DATABASE_URL: url, CAGE_SEALS: seals } = process.env as Record<string, string>
  const copy = new URL(url!)
  copy.pathname = `/test_${randomBytes(6).toString('hex')}`
  const main = new URL(url!)
  main.pathname = '/postgres'
  const template = new URL(url!).pathname.slice(1)
  await ask(main, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${template}'`)
  await ask(main, `create database ${copy.pathname.slice(1)} template ${template}`)
  await ask(
    copy,
    `set session_replication_role = replica; ${triggers('disable trigger')}; ${sql}; ${triggers('enable always trigger')}`,
  )
  const folder = mkdtempSync(path.join(tmpdir(), 'cage-seals-'))
  cpSync(seals!, folder, { recursive: true })
  act(folder)
  // A copy of the folder stands in the place of the folder: where it lies is not what is tested.
  await ask(
    copy,
    `${triggers('disable trigger')}; update seal_copies set place = 'file://${folder}'; ${triggers('enable always trigger')}`,
  )
  Object.assign(process.env, { DATABASE_URL: copy.href, CAGE_SEALS: folder })
  try {
    return (await verify({ actor: 'test', at: Date.now() }, { isWhole }))!
  } finally {
    await Promise.all([closePools(), closePrisma()])
    Object.assign(process.env, { DATABASE_URL: url, CAGE_SEALS: seals })
    await ask(main, `drop database ${copy.pathname.slice(1)} with (force)`)
  }
}

/** What a check said. */
export function saidBy(verified: Verified, name: string): string {
  return verified.checks.find(check => check.name === name)?.examples.join('\n') ?? ''
}

function triggers(how: string): string {
  return `do $$ declare t record; begin
    for t in select tgrelid::regclass as name, tgname from pg_trigger where tgname like 'append_only_%' loop
      execute format('alter table %s ${how} %I', t.name, t.tgname);
    end loop;
  end $$`
}

async function ask(url: URL, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
