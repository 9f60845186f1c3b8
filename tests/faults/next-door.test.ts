import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
// @ts-expect-error plain JavaScript: it runs before anything has been built
import { build } from '@/server/build.mjs'
import { openCasino } from '../support/casino'
import { calls, newVisitor, type Visitor, visit } from '../support/doors'
import openDatabase from '../support/global-setup'
import { freePort } from './casino'

// The same story as tests/api/doors.test.ts, with Next's own server and router in place of a hand that calls
// the handlers. What Next answers before a handler is asked is not ours: a path that is no UTF-8 is its 500.
const { 'a player id that is no UTF-8': _, ...asked } = calls

/** Next compresses for a caller that takes it; what is signed is the body. */
const ofNext = new Set(['vary', 'content-encoding'])

const root = fileURLToPath(new URL('../..', import.meta.url))

let closeDatabase: () => Promise<void>
let casino: Awaited<ReturnType<typeof openCasino>>
let next: ChildProcess
let doors: [Visitor, Visitor]
beforeAll(async () => {
  await build(['prisma', 'pages'])
  closeDatabase = await openDatabase()
  casino = await openCasino()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const args = [path.join(root, 'node_modules/next/dist/bin/next'), 'start', '-p', String(port)]
  const env = { ...process.env, NODE_ENV: 'production' as const, CAGE_URL: url }
  next = spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' })
  doors = [
    await newVisitor((to, init) => fetch(casino.url + to, init), casino.operator),
    await newVisitor((to, init) => fetch(url + to, init), casino.operator),
  ]
  await awaitAnswer(url)
}, 600_000)
afterAll(async () => {
  if (next?.exitCode === null && next.kill('SIGTERM')) await once(next, 'exit')
  await casino?.close()
  await closeDatabase?.()
})

describe('the server’s own door and `next start` answer alike', () => {
  for (const [name, ask] of Object.entries(asked)) {
    test(name, async () => {
      const [own, theirs] = [await visit(doors[0], ask), await visit(doors[1], ask)]
      expect({ ...theirs, names: theirs.names.filter(header => !ofNext.has(header)) }).toEqual(own)
    })
  }
})

async function awaitAnswer(url: string): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    const answer = await fetch(`${url}/api/wallet/auth`, { method: 'POST', body: '{}' }).catch(() => null)
    if (answer?.status === 401) return
    if (next.exitCode !== null) throw new Error(`next start ended with ${next.exitCode}`)
    await sleep(250)
  }
  throw new Error('next start does not answer')
}
