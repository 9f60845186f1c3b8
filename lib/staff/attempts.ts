import type { Instant } from '@/lib/clock'
import { inTransaction, prisma, type Tx } from '@/lib/db/prisma'
import { networkOf } from '@/lib/wire/address'

// Counted in the database, so that every process and every restart knows, and before the check, so that
// guesses sent at once are counted too.

/** What is counted under a name: failures within the window that make everyone under it wait. */
export type Limit = { name: string; failures: number; seconds: number }

const quarter = 15 * 60

/** Of a password: by who and where, by where, by who. Where is a network: an IPv6 caller has addresses without end. */
export function passwordLimits(email: string, address: string): Limit[] {
  const where = networkOf(address)
  return [
    { name: `pair ${where} ${email}`, failures: 5, seconds: quarter },
    { name: `address ${where}`, failures: 30, seconds: quarter },
    { name: `email ${email}`, failures: 60, seconds: quarter },
  ]
}

/** Of a second factor, wherever it is asked for: a day has room for 240 guesses at a million codes. */
export function codeLimits(staffId: string): Limit[] {
  return [{ name: `code ${staffId}`, failures: 10, seconds: 3600 }]
}

/** Of links that set a password: by where. */
export function linkLimits(address: string): Limit[] {
  return [{ name: `link ${networkOf(address)}`, failures: 30, seconds: quarter }]
}

/** Seconds to wait, 0 where the attempt may be made; `isFirst` of a window's waits, which the audit names. */
export type Counted = { wait: number; isFirst: boolean }

type Row = { failures: number; since: Date }

/**
 * Counts an attempt that may fail; where there were too many it is not to be made. The names go in one order: two
 * that count at once never wait for each other. Who has to wait for one name's sake is not counted under the
 * others, nor are they written down: an address that is made to wait cannot fill the table with emails.
 */
export function countAttempt(limits: Limit[], at: Instant): Promise<Counted> {
  return inTransaction(async tx => {
    const counted: Limit[] = []
    for (const limit of limits.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      const { failures, since } = await add(tx, limit, at)
      if (failures > limit.failures) {
        await take(tx, counted)
        const wait = Math.max(1, Math.ceil((since.getTime() + limit.seconds * 1000 - at) / 1000))
        return { wait, isFirst: failures === limit.failures + 1 }
      }
      counted.push(limit)
    }
    return { wait: 0, isFirst: false }
  })
}

/** Takes an attempt back that succeeded. */
export async function forgiveAttempt(limits: Limit[]): Promise<void> {
  await take(prisma(), limits)
}

/** One more under a name. */
async function add(tx: Tx, { name, seconds }: Limit, at: Instant): Promise<Row> {
  const time = new Date(at)
  const begin = new Date(at - seconds * 1000)
  const [row] = await tx.$queryRaw<[Row]>`
    insert into attempts as known (name, failures, since) values (${name}, 1, ${time})
    on conflict (name) do update set
      failures = case when known.since > ${begin} then known.failures + 1 else 1 end,
      since = case when known.since > ${begin} then known.since else excluded.since end
    returning failures, since`
  return row
}

async function take(tx: Tx, limits: Limit[]): Promise<void> {
  if (limits.length === 0) return
  const names = limits.map(({ name }) => name)
  await tx.$executeRaw`
    update attempts set failures = greatest(failures - 1, 0) from (
      select name from attempts where name = any(${names}) order by name for update
    ) named where attempts.name = named.name`
}

/** Forgets names nobody failed under for a day; a few at a time, and none that somebody counts under now. */
export async function forgetAttempts(at: Instant): Promise<void> {
  await prisma().$executeRaw`
    delete from attempts where name in (
      select name from attempts where since < ${new Date(at - 86_400_000)} limit 500 for update skip locked
    )`
}
