import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { transformSync } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Language, languages } from '@/lib/reference/languages'
import { newPlayer, newProvider, openCasino } from '../../support/casino'

type Vector = {
  about: string
  secret: string
  timestamp: string
  method: string
  path: string
  status: number
  body?: string
  body_hex?: string
  signature: string
}

const root = path.join(import.meta.dirname, '../../..')
const vectors: Record<'requests' | 'answers', Vector[]> = JSON.parse(
  readFileSync(path.join(root, 'docs/signature-vectors.json'), 'utf8'),
)

const folder = mkdtempSync(path.join(tmpdir(), 'cage-examples-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** How each is run here: its own command, made faster or possible on older runtimes where need be. */
const runtimes: Record<Language['id'], { present: string[]; command: () => string[] }> = {
  typescript: { present: ['node', '--version'], command: () => ['node', strippedOfTypes()] },
  python: { present: ['python3', '--version'], command: () => ['python3', fileOf('python')] },
  php: { present: ['php', '--version'], command: () => ['php', fileOf('php')] },
  java: { present: ['javac', '--version'], command: () => ['java', '-cp', compiledJava(), 'Balance'] },
  go: { present: ['go', 'version'], command: () => ['go', 'run', fileOf('go')] },
  shell: { present: ['openssl', 'version'], command: () => ['bash', fileOf('shell')] },
}

let casino: Awaited<ReturnType<typeof openCasino>>
beforeAll(async () => {
  casino = await openCasino()
})
afterAll(() => casino.close())

for (const { id, name } of languages) {
  const { present, command } = runtimes[id]
  const isPresent = spawnSync(present[0]!, present.slice(1)).status === 0
  const words = isPresent ? name : `${name}: skipped, for ${present[0]} is not installed here`

  describe.skipIf(!isPresent)(words, () => {
    let program: string[]
    beforeAll(() => {
      program = command()
    })

    for (const vector of vectors.requests) {
      test(`signs a request as published: ${vector.about}`, async () => {
        const { timestamp, method, path: signed, signature } = vector
        expect(await run([...program, 'sign', timestamp, method, signed], vector)).toBe(`${signature}\n`)
      })
    }

    for (const vector of vectors.answers) {
      test(`signs an answer as published: ${vector.about}`, async () => {
        const { timestamp, status, signature } = vector
        expect(await run([...program, 'sign-answer', timestamp, `${status}`], vector)).toBe(`${signature}\n`)
      })
    }

    test('its first call is answered, and the answer known for ours', async () => {
      const provider = await newProvider({}, 'sandbox')
      const player = await newPlayer(provider, 'SEK', true)
      const { keyId, secret } = provider.key
      const said = await call(program, keyId, secret, player.id)
      expect(said.text).toContain(
        `200 {"player_id":"${player.id}","currency":"SEK","balance":"0.00"}\nThe answer is signed by the wallet.\n`,
      )
      expect(said.status).toBe(0)
    })

    test('a refusal is signed too, and an answer to an unknown key is not believed', async () => {
      const provider = await newProvider({}, 'sandbox')
      const { keyId, secret } = provider.key
      const refused = await call(program, keyId, secret, 'nobody')
      expect(refused.text).toContain('404 {"status":"error","error":{"code":"PLAYER_NOT_FOUND"')
      expect(refused.status).toBe(0)
      const unknown = await call(program, 'ck_nobody', secret, 'nobody')
      expect(unknown.text).toContain('401 ')
      expect(unknown.text).toContain('NOT signed')
      expect(unknown.status).toBe(1)
    })
  })
}

function call(program: string[], keyId: string, secret: string, player: string): Promise<Said> {
  return spawned(program, {
    CAGE_URL: casino.url,
    CAGE_KEY_ID: keyId,
    CAGE_SECRET: secret,
    CAGE_PLAYER: player,
    CAGE_CURRENCY: 'SEK',
  })
}

type Said = { status: number | null; text: string }

async function run(command: string[], { secret, body, body_hex }: Vector): Promise<string> {
  const bytes = body_hex === undefined ? Buffer.from(body!) : Buffer.from(body_hex, 'hex')
  return (await spawned(command, { CAGE_SECRET: secret }, bytes)).text
}

/** Without waiting in the way of the casino that it calls. */
function spawned([file, ...args]: string[], env: Record<string, string>, input = Buffer.alloc(0)) {
  return new Promise<Said>((resolve, reject) => {
    const child = spawn(file!, args, { env: { ...process.env, ...env } })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', part => (text += part))
    child.on('error', reject)
    child.on('close', status => resolve({ status, text }))
    child.stdin.end(input)
  })
}

function fileOf(id: Language['id']): string {
  return path.join(root, 'docs/examples', id, languages.find(one => one.id === id)!.file)
}

/** Node 20 does not read TypeScript by itself. */
function strippedOfTypes(): string {
  const { code } = transformSync(readFileSync(fileOf('typescript'), 'utf8'), { loader: 'ts', format: 'esm' })
  const file = path.join(folder, 'balance.mjs')
  writeFileSync(file, code)
  return file
}

function compiledJava(): string {
  const done = spawnSync('javac', ['-d', folder, fileOf('java')], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
  return folder
}
