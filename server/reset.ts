import { realpath, rm } from 'node:fs/promises'
import path from 'node:path'
import { homeFolder } from '@/lib/paths'
import { stopPostgres } from './postgres/open'

/** `npm run reset`: the data folder goes, with everything the embedded Postgres holds. */
async function reset(): Promise<void> {
  const home = homeFolder()
  const data = await realpath(path.join(home, 'postgres')).catch(() => null)
  await stopPostgres(home)
  // Where Postgres could not run in the data folder, its own lies elsewhere (postgres/confine.ts).
  if (data && !data.startsWith(home)) await rm(path.dirname(data), { recursive: true, force: true })
  await rm(home, { recursive: true, force: true })
  console.log(`${home} is gone`)
}

reset().catch((error: Error) => {
  console.error(`cage: ${error.message}`)
  process.exit(1)
})
