import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SavedDemo } from '@/studio/saved'
import { freePort } from './free-port'

/** Ninety days are played before it opens, and a build of the site may have to be made first. */
const patience = 420_000

export type Demo = {
  url: string
  /** What a command beside it needs: it works on the same data folder. */
  env: NodeJS.ProcessEnv
  saved: SavedDemo
  close: () => Promise<void>
}

/** A demo casino on a data folder of its own, open and with all its disputes. */
export async function openDemo(): Promise<Demo> {
  const home = await mkdtemp(path.join(tmpdir(), 'cage-demo-'))
  const port = `${await freePort()}`
  const url = `http://localhost:${port}`
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    CAGE_HOME: home,
    PORT: port,
    CAGE_URL: url,
    CAGE_DEMO: '1',
  }
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'CAGE_MASTER_KEY', 'CAGE_DOORS']) delete env[name]
  const server = spawn(process.execPath, ['server/launch.mjs', 'demo'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const close = async () => {
    if (server.exitCode === null) {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
    await rm(home, { recursive: true, force: true })
  }
  try {
    await awaitOpen(server)
    const saved = JSON.parse(await readFile(path.join(home, 'demo.json'), 'utf8')) as SavedDemo
    return { url, env, saved, close }
  } catch (error) {
    await close()
    throw error
  }
}

function awaitOpen(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const giveUp = (why: string) => reject(new Error(`The demo casino does not open: ${why}\n${said}`))
    const timer = setTimeout(() => giveUp('it takes too long.'), patience)
    server.on('exit', code => giveUp(`it ended with ${code}.`))
    server.stdout?.on('data', chunk => {
      said = `${said}${chunk}`.slice(-4000)
      if (!said.includes('the demo casino is open')) return
      clearTimeout(timer)
      resolve()
    })
  })
}
