import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { env } from '@/lib/env'
import { homeFolder } from '@/lib/paths'

/** Where seals lie outside the database. Narrow enough for any store that writes a thing once and whole. */
export type SealStore = {
  /** Its address, as people read it. */
  place: string
  /** Writes a seal for good. The same text again is fine; another one under the same number is an error. */
  put: (number: string, text: string) => Promise<void>
  /** A seal's text, or null where there is none. */
  get: (number: string) => Promise<string | null>
  /** The highest number there is, or null. */
  last: () => Promise<string | null>
}

const fileName = /^seal-(\d{12})\.json$/

/**
 * The folder of CAGE_SEALS. It must be there, or a disk that is not mounted would go unnoticed; only the folder
 * under CAGE_HOME, where none is named, is made.
 */
export function sealStore(): SealStore {
  const given = env().CAGE_SEALS
  return folderStore(given ? path.resolve(/* turbopackIgnore: true */ given) : homeFolder('seals'), !given)
}

function folderStore(folder: string, mayMake: boolean): SealStore {
  const fileOf = (number: string) => path.join(folder, `seal-${number.padStart(12, '0')}.json`)
  const get = async (number: string) => {
    try {
      return await readFile(fileOf(number), 'utf8')
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown
      return null
    }
  }
  return {
    place: pathToFileURL(folder).href,
    get,
    async put(number, text) {
      if (mayMake) await mkdir(folder, { recursive: true, mode: 0o700 })
      if (await writeOnce(folder, fileOf(number), text)) return
      if ((await get(number)) !== text)
        throw new Error(`${fileOf(number)} is there already, and says something else.`)
    },
    async last() {
      const names = await readdir(folder).catch(thrown => {
        if (mayMake && (thrown as NodeJS.ErrnoException).code === 'ENOENT') return []
        throw thrown
      })
      const numbers = names.flatMap(name => fileName.exec(name)?.[1] ?? []).sort()
      return numbers.at(-1)?.replace(/^0+/, '') ?? null
    },
  }
}

/** Whole or not at all, and on the disk; false where the name is taken. A link, unlike a rename, never takes a name away. */
async function writeOnce(folder: string, file: string, text: string): Promise<boolean> {
  const draft = path.join(folder, `.${path.basename(file)}.${randomBytes(6).toString('hex')}`)
  try {
    await writeFile(draft, text, { flag: 'wx', mode: 0o444, flush: true })
    await link(draft, file)
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw thrown
  } finally {
    await unlink(draft).catch(() => {})
  }
  const directory = await open(folder, 'r')
  await directory.sync().finally(() => directory.close())
  return true
}
