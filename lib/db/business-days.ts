import type { Instant } from '@/lib/clock'
import type { Executor } from './executor'

/** Days, `YYYY-MM-DD`: the first and the last, where there are bounds. */
type Days = { from: string | null; to: string | null }

type Moments<D extends Days> = { [Side in keyof Days]: D[Side] extends string ? Instant : Instant | null }

/** When the first of these days begins and the last one is over: in a zone, or where the casino's own business days are. */
export async function momentsOf<D extends Days>(
  db: Executor,
  { from, to }: D,
  zone: string | null = null,
): Promise<Moments<D>> {
  if (from === null && to === null) return { from: null, to: null } as Moments<D>
  const { rows } = await db.query(
    `select round(extract(epoch from $1::date::timestamp at time zone coalesce($3, zone)) * 1000)::float8 as "from",
       round(extract(epoch from ($2::date + 1)::timestamp at time zone coalesce($3, zone)) * 1000)::float8 as "to"
     from rollup_state`,
    [from, to, zone],
  )
  return rows[0]
}
