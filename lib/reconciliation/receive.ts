import { createHash } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { env } from '@/lib/env'
import { newSecret } from '@/lib/ids'
import { homeFolder } from '@/lib/paths'
import { refuseStatement } from './encoding'

export type Received = { path: string; bytes: number; sha256: string }

/** Where statements lie while they are compared; they are removed after. */
export const statementsFolder = () => homeFolder('statements')

/** The largest statement, in bytes. */
export const statementMax = () => env().CAGE_STATEMENT_MAX_MIB * 1024 * 1024

export const tooLarge = () =>
  `The statement is larger than ${env().CAGE_STATEMENT_MAX_MIB} MiB (CAGE_STATEMENT_MAX_MIB): nothing of it was kept. Split it by days.`

/**
 * Writes a stream to a file of its own as it comes, and hashes it; never more than a chunk is in memory. Refuses
 * INVALID_REQUEST where it is empty or larger than is taken. Whatever goes wrong, no file is left.
 */
export async function receive(chunks: AsyncIterable<Uint8Array>, at: number): Promise<Received> {
  await mkdir(statementsFolder(), { recursive: true, mode: 0o700 })
  const path = `${statementsFolder()}/${at}-${newSecret(8)}`
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > statementMax()) refuseStatement(tooLarge())
      hash.update(chunk)
      await file.write(chunk)
    }
    if (bytes === 0) refuseStatement('The file is empty.')
    await file.close()
    return { path, bytes, sha256: hash.digest('hex') }
  } catch (error) {
    await file.close().catch(() => {})
    await rm(path, { force: true })
    throw error
  }
}
