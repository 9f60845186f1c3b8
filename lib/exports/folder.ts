import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/env'
import { homeFolder } from '@/lib/paths'

/** A file under way: its bytes are hashed as they are written. */
export type FileOut = {
  write: (chunk: Uint8Array) => Promise<void>
  bytes: () => number
  /** Makes it lasting and gives it its name. */
  finish: () => Promise<{ bytes: number; sha256: Buffer }>
  discard: () => Promise<void>
}

/** The folder of CAGE_EXPORTS, or `exports` under CAGE_HOME. */
export function exportsFolder(): string {
  const given = env().CAGE_EXPORTS
  return given ? path.resolve(/* turbopackIgnore: true */ given) : homeFolder('exports')
}

/** Where a finished file lies. Names are ours: an id, the attempt, the form. */
export function exportFile(name: string): string {
  return path.join(exportsFolder(), path.basename(name))
}

/** What an attempt at an export is named once it is whole; until then `.part` stands behind it. */
export function fileNameOf({ id, attempt, form }: { id: string; attempt: number; form: string }): string {
  return `${id}-${attempt}.${form}`
}

/** Begins a file of this name anew. Only the folder's owner may read in it. */
export async function createFile(name: string): Promise<FileOut> {
  await mkdir(exportsFolder(), { recursive: true, mode: 0o700 })
  const part = `${exportFile(name)}.part`
  const handle = await open(part, 'w', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  return {
    async write(chunk) {
      hash.update(chunk)
      bytes += chunk.length
      await handle.writeFile(chunk)
    },
    bytes: () => bytes,
    async finish() {
      await handle.sync()
      await handle.close()
      await rename(part, exportFile(name))
      return { bytes, sha256: hash.digest() }
    },
    async discard() {
      await handle.close().catch(() => {})
      await rm(part, { force: true })
    },
  }
}
