import type { Executor } from '@/lib/db/executor'
import { appPool } from '@/lib/db/pools'
import { isRefusal, refuse } from '@/lib/refusal'

/**
 * Reads within one snapshot that cannot write, each statement led by an index and stopped after eight seconds. Refuses
 * BUSY where the database did not make it in time.
 */
export async function readSnapshot<T>(work: (executor: Executor) => Promise<T>): Promise<T> {
  const client = await appPool().connect()
  let broken: Error | undefined
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    await client.query(
      `set local statement_timeout = '8s'; set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off`,
    )
    return await work(client)
  } catch (thrown) {
    if ((thrown as { code?: string }).code === '57014')
      refuse('BUSY', { message: 'The database did not give that day in time. Try a quieter one.' })
    if (!isRefusal(thrown)) broken = thrown as Error
    throw thrown
  } finally {
    if (!broken) await client.query('rollback').catch(error => (broken = error))
    client.release(broken)
  }
}
