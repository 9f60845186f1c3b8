import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { type Report, type VerifyOptions, verifyLedger } from '@/lib/ledger/verify'
import { flushRequests } from '@/lib/requests/log'

/** What a superuser does, the check that must name it, and what it says. */
export type Tampering = { what: string; check: string; says: RegExp; sql: string }

const posting =
  'transaction_id, wallet_id, seq, source_id, destination_id, currency, amount, rate, rate_day, rate_source, rate_stale, balance_after'

/** The acts of tests/stories/tampering.txt: `[b1]` is the transaction b1 of every player, `<b1>` its posting. */
export function readTampering(): Tampering[] {
  const text = readFileSync(new URL('../stories/tampering.txt', import.meta.url), 'utf8')
  return text.split('\n\n').map(act => {
    const [what, rule, ...sql] = act.trim().split('\n')
    const [, check, says] = /^([a-z ]+): (.+)$/.exec(rule!)!
    return { what: what!.slice(2), check: check!, says: new RegExp(says!), sql: expand(sql.join('\n')) }
  })
}

/** The report on a copy of the honest ledger, after a superuser did this to it with its triggers off. */
export async function verifyTampered(
  honest: string,
  sql: string,
  { user, ...options }: VerifyOptions & { user?: string } = {},
): Promise<Report> {
  await flushRequests()
  await Promise.all([closePools(), closePrisma()])
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = new URL(honest).pathname.slice(1)
  const main = at(honest, 'postgres')
  await run(main, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${template}'`)
  await run(main, `create database ${name} template ${template}`)
  const copy = at(honest, name)
  await run(copy, triggers('disable trigger'))
  await run(copy, sql)
  if (!sql.includes('trigger append_only')) await run(copy, triggers('enable always trigger'))
  if (user) Object.assign(copy, { username: user, password: user })
  const report = await verifyAt(copy.href, honest, options)
  await run(main, `drop database ${name} with (force)`)
  return report
}

/** Verifies another database than this file's own. */
export async function verifyAt(url: string, back: string, options: VerifyOptions = {}): Promise<Report> {
  process.env.DATABASE_URL = url
  try {
    return await verifyLedger(options)
  } finally {
    process.env.DATABASE_URL = back
  }
}

export function complaintsOf(report: Report): string[] {
  return report.checks.flatMap(check => check.examples.map(example => `${check.name}: ${example}`))
}

function expand(sql: string): string {
  const named = (name: string) => `provider_transaction_id like '${name}-%'`
  return sql
    .replace(/\[(\w+)\]/g, (_, name) => named(name))
    .replace(/<(\w+)>/g, (_, name) => `transaction_id in (select id from transactions where ${named(name)})`)
    .replaceAll('{posting}', posting)
}

function triggers(how: string): string {
  return `do $$ declare t record; begin
    for t in select tgrelid::regclass as name, tgname from pg_trigger where tgname like 'append_only_%' loop
      execute format('alter table %s ${how} %I', t.name, t.tgname);
    end loop;
  end $$`
}

function at(url: string, database: string): URL {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other
}

async function run(url: URL, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
