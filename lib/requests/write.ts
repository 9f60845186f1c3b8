import { setImmediate as breathe } from 'node:timers/promises'
import { from } from 'pg-copy-streams'
import { appPool } from '@/lib/db/pools'
import type { RequestEntry } from './entry'
import { columns, copyLine } from './row'

// Both statements are one implicit transaction: one round trip, and the setting ends with it.
const copy = `set local synchronous_commit = off; copy requests (${columns}) from stdin`
const sliceLength = 100

/** Appends entries to the request log with COPY, giving way to other work between slices. */
export async function writeRequests(batch: RequestEntry[]): Promise<void> {
  const client = await appPool().connect()
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    const stream = client.query(from(copy))
    const written = new Promise<void>((resolve, reject) => stream.on('finish', resolve).on('error', reject))
    written.catch(() => {})
    for (let at = 0; at < batch.length; at += sliceLength) {
      stream.write(
        batch
          .slice(at, at + sliceLength)
          .map(copyLine)
          .join(''),
      )
      await breathe()
    }
    stream.end()
    await written
  } catch (error) {
    broken ??= error as Error
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}
