import { type ExecFileException, execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answer } from '@/cli/answer'
import { toDay } from '@/lib/clock'
import { appPool, closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { forgetDirectory, refreshDirectory } from '@/lib/providers/directory'
import { newMasterKey } from '@/lib/secrets/seal'
import { verifyPassword } from '@/lib/staff/password'
import { unique } from '../support/casino'
import { ownDatabase } from '../support/database'

const launcher = path.join(import.meta.dirname, '..', '..', 'server', 'launch.mjs')

type Said = { status: number; out: string; err: string }

// The whole of a database is this file's: it changes the master key.
let home: string
beforeAll(async () => {
  await ownDatabase()
  home = mkdtempSync(path.join(tmpdir(), 'cage-cli-'))
  expect((await cage(['migrate', '--json'])).status).toBe(0)
}, 120_000)
afterAll(async () => {
  rmSync(home, { recursive: true, force: true })
  await Promise.all([closePrisma(), closePools()])
})

/**
 * Runs a command line in surroundings of this file's own: within this process, which spares it a start of a
 * second and a half, or launched as people do, where the surroundings themselves are what is asked about.
 */
function cage(args: string[], env?: Record<string, string>): Promise<Said> {
  return env && Object.keys(env).length > 0 ? launched(args, env) : answered(args)
}

async function answered(args: string[]): Promise<Said> {
  const before = { CAGE_HOME: process.env.CAGE_HOME, CAGE_MASTER_KEY: process.env.CAGE_MASTER_KEY }
  Object.assign(process.env, { CAGE_HOME: home, CAGE_MASTER_KEY: '' })
  forgetDirectory()
  try {
    return await answer(args)
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

/** The bundled command line as people run it; a variable that is empty counts as absent. */
function launched(args: string[], env: Record<string, string> = {}): Promise<Said> {
  return new Promise(resolve => {
    const all = { ...process.env, CAGE_HOME: home, CAGE_MASTER_KEY: '', NODE_ENV: 'production', ...env }
    execFile(
      process.execPath,
      [launcher, 'cage', ...args],
      { env: all as NodeJS.ProcessEnv },
      (error, out, err) => {
        const status = error ? ((error as ExecFileException).code as number) : 0
        resolve({ status, out, err: err.replace(/^cage: building .*\n/gm, '') })
      },
    )
  })
}

/** The one JSON document a command prints, and that it prints nothing else. */
async function told(args: string[], env?: Record<string, string>) {
  const { status, out, err } = await cage([...args, '--json'], env)
  expect({ status, err }).toEqual({ status: 0, err: '' })
  expect(out.endsWith('\n') && out.trimEnd().split('\n').length === 1).toBe(true)
  return JSON.parse(out)
}

/** The one-line reason of a command that does not do it. */
async function refused(args: string[], env?: Record<string, string>, wanted = 1): Promise<string> {
  const { status, out, err } = await cage([...args, '--json'], env)
  expect(status).toBe(wanted)
  expect(out).toBe('')
  expect(err).toMatch(/^cage: [^\n]+\n$/)
  return err
}

const known = async () => {
  forgetDirectory()
  return refreshDirectory(appPool())
}

describe('a provider', () => {
  test('is made, shown, suspended and resumed', async () => {
    const id = unique('acme')
    const made = await told([
      'provider',
      'create',
      '--id',
      id,
      '--name',
      'Acme ✓',
      '--policy',
      'late_win=accept',
      '--policy=late_bet=ok_without_effect',
    ])
    expect(made).toEqual({
      provider_id: id,
      key_id: expect.stringMatching(/^ck_/),
      secret: expect.stringMatching(/^sk_[A-Za-z0-9_-]{43}$/),
    })
    expect(await told(['provider', 'policy', '--id', id, 'id_scope=player', 'late_win=error'])).toMatchObject(
      {
        version: 2,
        policies: { id_scope: 'player', late_win: 'error', late_bet: 'ok_without_effect' },
      },
    )
    expect(await told(['provider', 'suspend', '--id', id])).toEqual({ provider_id: id, status: 'suspended' })
    expect(await told(['provider', 'show', '--id', id])).toMatchObject({
      name: 'Acme ✓',
      status: 'suspended',
      mode: 'live',
    })
    await told(['provider', 'resume', '--id', id])
    await told(['provider', 'mode', '--id', id, '--mode', 'sandbox'])
    const { providers } = await told(['provider', 'list'])
    expect(providers.find((one: { provider_id: string }) => one.provider_id === id)).toMatchObject({
      status: 'active',
      mode: 'sandbox',
      live_keys: 1,
    })
  })

  test('that cannot be is refused in one line', async () => {
    expect(await refused(['provider', 'create', '--id', 'operator', '--name', 'x'])).toContain('provider id')
    expect(
      await refused(['provider', 'create', '--id', 'a1', '--name', 'x', '--policy', 'late=x']),
    ).toContain('no policy "late"')
    expect(
      await refused(['provider', 'create', '--id', 'a1', '--name', 'x', '--policy', '__proto__=x']),
    ).toContain('__proto__')
    expect(
      await refused(['provider', 'create', '--id', 'a1', '--name', 'x', '--mode', 'prod'], {}, 2),
    ).toContain('sandbox, live')
    expect(await refused(['provider', 'suspend', '--id', 'nobody\nelse'])).toContain('nobody else')
    expect((await known()).providers.has('a1')).toBe(false)
  })
})

describe('a key', () => {
  test('is one of two; a third comes only after one is revoked', async () => {
    const id = unique('acme')
    const first = await told(['provider', 'create', '--id', id, '--name', 'x'])
    const second = await told(['key', 'create', '--provider', id])
    expect(await refused(['key', 'create', '--provider', id])).toContain('revoke one first')
    await told(['key', 'revoke', '--id', first.key_id])
    expect(Object.keys(await told(['key', 'create', '--provider', id]))).toEqual(['key_id', 'secret'])
    const { keys } = await told(['key', 'list', '--provider', id])
    expect(keys.map((key: { state: string }) => key.state).sort()).toEqual(['live', 'live', 'revoked'])
    expect(JSON.stringify(keys)).not.toContain(second.secret)
  })

  test('hands over to another with an overlap, once until it is forced', async () => {
    const id = unique('acme')
    const first = await told(['provider', 'create', '--id', id, '--name', 'x'])
    const second = await told(['key', 'rotate', '--id', first.key_id, '--overlap', '1h'])
    expect(second).toMatchObject({ replaces: first.key_id, old_works_until: expect.stringMatching(/Z$/) })
    const states = async () =>
      Object.fromEntries(
        (await told(['key', 'list', '--provider', id])).keys.map((key: Record<string, string>) => [
          key.key_id,
          key.state,
        ]),
      )
    expect(await states()).toEqual({ [first.key_id]: 'live', [second.key_id]: 'live' })
    const again = ['key', 'rotate', '--id', second.key_id, '--overlap', '0']
    expect(await refused(again)).toContain('A handover is open')
    const third = await told([...again, '--force', '--reason', 'it leaked'])
    expect(third.old_works_until).toBeNull()
    expect(await states()).toEqual({
      [first.key_id]: 'revoked',
      [second.key_id]: 'revoked',
      [third.key_id]: 'live',
    })
    expect(await refused(['key', 'rotate', '--id', third.key_id, '--overlap', '2h'], {}, 2)).toContain('15m')
  })

  test('of the operator opens the operator’s side until it is revoked', async () => {
    const key = await told(['operator-key', 'create'])
    expect((await known()).credentials.get(key.key_id)).toMatchObject({ owner: 'operator' })
    await told(['key', 'revoke', '--id', key.key_id])
    expect((await known()).credentials.get(key.key_id)?.revokedAt).not.toBeNull()
    expect(await refused(['key', 'revoke', '--id', 'ck_none'])).toContain('no key')
  })
})

test('games, rates and players', async () => {
  const id = unique('acme')
  await told(['provider', 'create', '--id', id, '--name', 'x'])
  await told(['game', 'add', '--provider', id, '--id', 'g1', '--name', 'Game', '--stake-max', '5.00'])
  await told(['game', 'disable', '--provider', id, '--id', 'g1'])
  expect((await known()).providers.get(id)?.games.get('g1')).toEqual({
    id: 'g1',
    status: 'disabled',
    stakeLimits: new Map(),
    stakeMax: '5.00',
  })
  await told(['game', 'enable', '--provider', id, '--id', 'g1'])
  expect(await refused(['game', 'enable', '--provider', id, '--id', 'g2'])).toContain('no game "g2"')

  const day = toDay(Date.now())
  const set = ['fx', 'set', '--date', day, '--currency', 'USD', '--rate']
  expect(await told([...set, '0.92'])).toEqual({
    date: day,
    currency: 'USD',
    rate: '0.92',
    source: 'manual',
    revision: 1,
  })
  expect(await told([...set, '0.93', '--source', 'ecb'])).toMatchObject({ source: 'ecb', revision: 2 })
  expect(await refused([...set, '0,93'])).toContain('rate')
  expect(await refused([...set, '-1'], {}, 2)).toContain('--rate')
  expect(await refused([...set, '0'])).toContain('above zero')

  const player = unique('anna')
  await told(['player', 'put', '--id', player, '--currency', 'USD', '--test', 'true'])
  expect(await told(['player', 'show', '--id', player])).toMatchObject({
    player_id: player,
    balance: '0.00',
    test: true,
  })
  expect(await refused(['player', 'put', '--id', player, '--currency', 'EUR'])).toContain('currency')
})

test('staff are made, listed, enrolled, helped without their phone and shut out, each on record', async () => {
  const email = `${unique('staff')}@example.com`
  const { password } = await told(['staff', 'create', '--email', email.toUpperCase(), '--role', 'support'])
  const { rows } = await appPool().query('select password_hash, role from staff where email = $1', [email])
  expect(rows[0].role).toBe('support')
  expect(await verifyPassword(rows[0].password_hash, password)).toBe(true)
  expect(await refused(['staff', 'create', '--email', email, '--role', 'support'])).toContain('already')
  expect(await refused(['staff', 'create', '--email', 'x@y', '--role', 'king'])).toContain('support')
  const enrolled = await told(['staff', 'enrol', '--email', email])
  expect(enrolled).toMatchObject({ uri: expect.stringContaining(enrolled.secret) })
  expect(enrolled.recovery_codes).toHaveLength(10)
  await told(['staff', 'reset-factor', '--email', email.toUpperCase(), '--reason', 'lost the phone'])
  expect(await refused(['staff', 'reset-factor', '--email', email])).toContain('no second factor')
  await told(['staff', 'disable', '--email', email])
  expect(await refused(['staff', 'disable', '--email', 'nobody@example.com'])).toContain('Nobody')
  const { staff } = await told(['staff', 'list'])
  expect(staff).toContainEqual(
    expect.objectContaining({ email, role: 'support', state: 'disabled', second_factor: 'missing' }),
  )
  const { rows: events } = await appPool().query(
    "select action from audit_events where actor = 'cli' and subject_id = $1 order by seq",
    [enrolled.staff_id],
  )
  expect(events.map(({ action }) => action)).toEqual([
    'staff.create',
    'factor.enrol',
    'recovery.make',
    'factor.reset',
    'staff.disable',
  ])
}, 120_000)

describe('the command line', () => {
  test('explains itself', async () => {
    for (const args of [
      ['help'],
      ['--help'],
      ['provider', '--help'],
      ['key', 'create', '--help'],
      ['help', 'fx'],
    ]) {
      const { status, out } = await launched(args)
      expect([args, status, out.startsWith('cage ')]).toEqual([args, 0, true])
    }
    expect((await told(['help'])).commands.length).toBeGreaterThan(15)
  })

  test.each([
    [[]],
    [['nothing']],
    [['__proto__', 'constructor']],
    [['provider']],
    [['provider', 'destroy']],
    [['provider', 'create', '--id', 'x']],
    [['provider', 'list', '--force']],
    [['provider', 'list', 'all']],
    [['provider', 'show', '--id', 'a', '--id', 'b']],
    [['provider', 'show', '--id']],
    [['provider', 'policy', '--id', 'a', 'late_win']],
    [['provider', 'policy', '--id', 'a', 'late_win=error', 'late_win=accept']],
    [['provider', 'show', '--__proto__', 'x']],
  ])('refuses %j with status 2', async args => {
    await refused(args, {}, 2)
  })

  test('prints for people what it prints for programs', async () => {
    const { out } = await launched(['provider', 'list'])
    expect(out).toContain('provider_id')
    expect(() => JSON.parse(out)).toThrow()
  })

  test('says in one line what is wrong with its surroundings', async () => {
    expect(await refused(['provider', 'list'], { DATABASE_URL: 'mysql://x' })).toContain('DATABASE_URL')
    const closed = 'postgresql://u:secret@127.0.0.1:1/x'
    const said = await refused(['provider', 'list'], { DATABASE_URL: closed, DATABASE_OWNER_URL: closed })
    expect(said).toContain('127.0.0.1:1')
    expect(said).not.toContain('secret')
    expect(await refused(['operator-key', 'create'], { CAGE_MASTER_KEY: 'short' })).toContain(
      'CAGE_MASTER_KEY',
    )
  })

  test('proves the ledger, and says when it does not hold', async () => {
    expect(await told(['verify'])).toMatchObject({ ok: true, complete: true })
  })
})

test('without a database of its own it starts one, migrates it and stops it', async () => {
  const alone = mkdtempSync(path.join(tmpdir(), 'cage-cli-'))
  const env = { CAGE_HOME: alone, DATABASE_URL: '' }
  expect((await told(['migrate'], env)).applied.length).toBeGreaterThan(0)
  expect(await told(['migrate'], env)).toEqual({ applied: [] })
  const key = await told(['operator-key', 'create'], env)
  expect((await told(['key', 'list'], env)).keys).toMatchObject([{ key_id: key.key_id, state: 'live' }])
  expect(existsSync(path.join(alone, 'master.key'))).toBe(true)
  expect(await runningUnder(alone)).toEqual([])
  rmSync(alone, { recursive: true, force: true })
}, 120_000)

/** postmaster.pid files: a Postgres that was stopped takes its own away. */
async function runningUnder(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true })
  return files.filter(file => file.endsWith('postmaster.pid'))
}

describe('the master key', () => {
  const file = () => path.join(home, 'master.key')

  test('is made on first use, for its owner alone', () => {
    expect(readFileSync(file(), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
  })

  test('is rotated: another file, the same secrets, also after a rotation that was cut off', async () => {
    const key = await told(['operator-key', 'create'])
    const before = readFileSync(file(), 'utf8')
    expect((await told(['master-key', 'rotate'])).secrets).toBeGreaterThan(0)
    const after = readFileSync(file(), 'utf8')
    expect(after).not.toBe(before)
    expect((await told(['operator-key', 'create'])).key_id).toBeTruthy()

    // Cut off before its commit: the successor's file stands, and nothing is sealed with it yet.
    const successor = newMasterKey().bytes.toString('hex')
    writeFileSync(`${file()}.next`, successor, { mode: 0o600 })
    expect(await opens(key)).toBe(true)
    await told(['master-key', 'rotate'])
    expect(readFileSync(file(), 'utf8')).toBe(successor)
    expect(await opens(key)).toBe(true)

    // Cut off after its commit, before the files changed places.
    writeFileSync(`${file()}.next`, successor, { mode: 0o600 })
    writeFileSync(file(), after, { mode: 0o600 })
    expect(await opens(key)).toBe(true)
    expect((await told(['master-key', 'rotate'])).secrets).toBe(0)
    expect(readFileSync(file(), 'utf8')).toBe(successor)
  })

  test('that is missing while secrets are sealed makes no other one', async () => {
    const empty = mkdtempSync(path.join(tmpdir(), 'cage-cli-'))
    const said = await refused(['operator-key', 'create'], { CAGE_HOME: empty })
    expect(said).toContain('master key that is not here')
    const other = newMasterKey().bytes.toString('base64')
    expect(await refused(['operator-key', 'create'], { CAGE_HOME: empty, CAGE_MASTER_KEY: other })).toContain(
      'CAGE_MASTER_KEY',
    )
    rmSync(empty, { recursive: true })
  })

  test('goes from the file to the environment, and from one there to the next', async () => {
    const key = await told(['operator-key', 'create'])
    const [first, next] = [newMasterKey(), newMasterKey()].map(one => one.bytes.toString('hex')) as [
      string,
      string,
    ]
    await told(['master-key', 'rotate'], { CAGE_MASTER_KEY: first })
    expect(await opens(key, { CAGE_MASTER_KEY: first, CAGE_HOME: tmpdir() })).toBe(true)
    expect(await refused(['master-key', 'rotate'], { CAGE_MASTER_KEY: first })).toContain(
      'CAGE_MASTER_KEY_NEXT',
    )
    await told(['master-key', 'rotate'], { CAGE_MASTER_KEY: first, CAGE_MASTER_KEY_NEXT: next })
    expect(await opens(key, { CAGE_MASTER_KEY: next })).toBe(true)
    expect(await opens(key, { CAGE_MASTER_KEY: first, CAGE_HOME: tmpdir() })).toBe(false)
  })

  /** Whether a process that has this environment's master keys can open the key's secret. */
  async function opens(
    key: { key_id: string; secret: string },
    env: Record<string, string> = {},
  ): Promise<boolean> {
    const own = { ...process.env }
    Object.assign(process.env, { CAGE_HOME: home, CAGE_MASTER_KEY: '' }, env)
    for (const name of ['cage.secrets', 'cage.master-keys'])
      delete (globalThis as Record<symbol, unknown>)[Symbol.for(name)]
    try {
      return (await known()).credentials.get(key.key_id)?.secret === key.secret
    } catch {
      return false
    } finally {
      for (const name of ['CAGE_HOME', 'CAGE_MASTER_KEY', 'CAGE_MASTER_KEY_NEXT']) {
        if (own[name] === undefined) delete process.env[name]
        else process.env[name] = own[name]
      }
    }
  }
})
