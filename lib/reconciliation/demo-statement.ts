import { readdir } from 'node:fs/promises'
import { homeFolder } from '@/lib/paths'

/** A statement that the demo casino's provider would have sent, with differences in it. */
export type DemoStatement = { provider: string; month: string; fileName: string; path: string }

/** Where the demo puts it: `statement-<provider>-<month>.csv`. */
export const demoStatementsFolder = () => homeFolder('demo')

/** The demo's statement, or null where this is no demo or it has none. */
export async function findDemoStatement(): Promise<DemoStatement | null> {
  if (process.env.CAGE_DEMO !== '1') return null
  const names = await readdir(demoStatementsFolder()).catch(() => [])
  for (const fileName of names) {
    const found = /^statement-([a-z0-9_-]+)-(20[0-9]{2}-[0-9]{2})\.csv$/.exec(fileName)
    if (found)
      return {
        ...{ provider: found[1]!, month: found[2]!, fileName },
        path: `${demoStatementsFolder()}/${fileName}`,
      }
  }
  return null
}
