import type { Executor } from '@/lib/db/executor'
import { type Seal, sealColumns } from './document'

const partSize = 1000

/** The newest seal, or null. */
export async function readLastSeal(executor: Executor): Promise<Seal | null> {
  const { rows } = await executor.query(`select ${sealColumns} from seals s order by s.number desc limit 1`)
  return rows[0] ?? null
}

/** All seals behind a number, in their order, a part at a time. */
export async function* readSeals(executor: Executor, after = '-9223372036854775808'): AsyncGenerator<Seal> {
  for (let from = after; ; ) {
    const { rows } = await executor.query(
      `select ${sealColumns} from seals s where s.number > $1 order by s.number limit ${partSize}`,
      [from],
    )
    yield* rows
    if (rows.length < partSize) return
    from = rows.at(-1).number
  }
}
