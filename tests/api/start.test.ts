import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { ownDatabase } from '@/tests/support/database'
import { createOperatorKey } from '../support/provider-verbs'

// Each start is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 90_000 })

let home: string
let database: string

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'cage-start-'))
  database = await ownDatabase()
  await createOperatorKey({ actor: 'test', at: Date.now() })
  await Promise.all([closePools(), closePrisma()])
})

afterAll(() => rm(home, { recursive: true, force: true }))

test.each([
  ['a port that is none', { PORT: 'http' }, 'PORT must be a whole number from 0 to 65535.'],
  ['a door that is none', { CAGE_DOORS: 'cellar' }, 'CAGE_DOORS must be all, wallet or backoffice.'],
  [
    'a URL with a path',
    { CAGE_URL: 'https://x.example/y' },
    'CAGE_URL must be an http(s) URL without a path',
  ],
  ['another database', { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be a Postgres URL'],
  ['a short master key', { CAGE_MASTER_KEY: 'abc' }, 'CAGE_MASTER_KEY must be 32 bytes'],
  [
    'an unreachable database',
    { DATABASE_URL: 'postgresql://u:hidden@127.0.0.1:1/x' },
    'at 127.0.0.1:1/x does not answer',
  ],
  [
    'a proxy that is none',
    { CAGE_TRUSTED_PROXIES: 'everyone' },
    'CAGE_TRUSTED_PROXIES must be IP addresses or ranges',
  ],
])('%s is said in one sentence', async (_, environment, sentence) => {
  const { status, err } = await start(environment)
  expect(err).toContain(`cage: `)
  expect(err).toContain(sentence)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(err).not.toContain('hidden')
  expect(status).toBe(1)
})

test('a wrong password is said, and not shown', async () => {
  const url = new URL(database)
  url.password = 'not-the-one'
  const { status, err } = await start({ DATABASE_URL: url.href })
  expect(err).toMatch(/^cage: The database at .* refuses the user or the password\.\n$/)
  expect(status).toBe(1)
})

test('a taken port is said before anything is touched', async () => {
  const other = createServer()
  await new Promise<void>(resolve => other.listen(0, resolve))
  const port = String((other.address() as AddressInfo).port)
  const { status, err } = await start({ PORT: port })
  other.close()
  expect(err).toBe(`cage: Port ${port} is taken: end what listens there, or set PORT.\n`)
  expect(status).toBe(1)
})

test('a missing master key is said while the database holds sealed secrets', async () => {
  const { status, err } = await start({ DATABASE_URL: database, CAGE_MASTER_KEY: '' })
  expect(err).toMatch(/^cage: The stored secrets are sealed with a master key that is not here: .*\n$/)
  expect(status).toBe(1)
  const another = await start({ DATABASE_URL: database, CAGE_MASTER_KEY: randomBytes(32).toString('hex') })
  expect(another.err).toMatch(/^cage: CAGE_MASTER_KEY is not the key .*\n$/)
  expect(another.status).toBe(1)
})

/** Starts the production server where it must not start. */
function start(environment: Record<string, string>): Promise<{ status: number | null; err: string }> {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    PORT: '0',
    CAGE_HOME: home,
    CAGE_DOORS: 'wallet',
    CAGE_LOG_LEVEL: 'silent',
    ...environment,
  }
  return new Promise(resolve => {
    const child = spawn(process.execPath, ['server/launch.mjs', 'server'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let err = ''
    child.stderr.on('data', chunk => {
      err += chunk
    })
    child.on('close', status => resolve({ status, err: err.replace(/^cage: building .*\n/gm, '') }))
  })
}
