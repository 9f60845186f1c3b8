import { spawn } from 'node:child_process'
import { env } from '@/lib/env'
import { projectFolder } from '@/lib/paths'
import { openDatabase, prepareDatabase } from './database'
import { reasonOf } from './reason'
import { prepareSecrets, siteUrl } from './secrets'

/** `npm run dev`: the database, then Next's own development server; the wallet is behind its route handlers. */
async function develop(): Promise<void> {
  const { PORT } = env()
  const database = await openDatabase()
  await prepareDatabase()
  await prepareSecrets(siteUrl(PORT))
  const next = projectFolder('node_modules', 'next', 'dist', 'bin', 'next')
  const child = spawn(process.execPath, [next, 'dev', '--port', String(PORT)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', async code => {
    await database.close()
    process.exit(code ?? 0)
  })
}

develop().catch(error => {
  console.error(`cage: ${reasonOf(error)}`)
  process.exit(1)
})
