import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Plain JavaScript: it runs before anything has been built. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** What can be run, and where it begins. */
export const entries = {
  server: 'server/main.ts',
  dev: 'server/dev.ts',
  reset: 'server/reset.ts',
  cage: 'cli/main.ts',
  studio: 'studio/main.ts',
  demo: 'server/demo/main.ts',
  bench: 'tests/bench/main.ts',
  screenshots: 'tests/screenshots/main.ts',
}

const bundled = [
  'server',
  'cli',
  'studio',
  'lib',
  'tests/bench',
  'tests/screenshots',
  'tests/e2e/dispute-steps.ts',
  'tests/support/demo-server.ts',
]
const always = ['package-lock.json', 'tsconfig.json', 'server/build.mjs']

const artifacts = {
  prisma: {
    inputs: ['prisma/schema.prisma', 'prisma.config.ts', ...always],
    output: 'lib/db/generated/client.ts',
    make: generate,
  },
  bundles: {
    inputs: [...bundled, 'prisma/schema.prisma', ...always],
    output: 'dist/server.js',
    make: bundle,
  },
  pages: {
    inputs: [
      'app',
      'components',
      'lib',
      'public',
      'proxy.ts',
      'instrumentation.ts',
      'prisma/schema.prisma',
      'next.config.js',
      ...always,
    ],
    output: '.next/BUILD_ID',
    make: buildPages,
  },
}

/** Makes what is missing or older than its sources: `prisma`, `bundles`, `pages`. Says what it does on standard error. */
export async function build(wanted) {
  const stale = () => wanted.filter(name => !isFresh(name))
  if (stale().length === 0) return
  await withLock(async () => {
    for (const name of stale()) {
      const { inputs, output, make } = artifacts[name]
      const fingerprint = fingerprintOf(inputs)
      process.stderr.write(`cage: building ${name}\n`)
      await make()
      if (!existsSync(path.join(root, output))) throw new Error(`building ${name} made no ${output}`)
      writeFileSync(stampOf(name), fingerprint)
    }
  })
}

function isFresh(name) {
  const { inputs, output } = artifacts[name]
  if (!existsSync(path.join(root, output)) || !existsSync(stampOf(name))) return false
  return readFileSync(stampOf(name), 'utf8') === fingerprintOf(inputs)
}

function stampOf(name) {
  return path.join(root, 'dist', `.${name}`)
}

function fingerprintOf(inputs) {
  const hash = createHash('sha256').update(process.version)
  for (const input of inputs) {
    for (const file of filesUnder(path.join(root, input)))
      hash.update(`\0${file}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesUnder(location) {
  if (!existsSync(location)) return []
  const entries = safeList(location)
  if (entries === null) return [location]
  return entries
    .filter(entry => entry.name !== 'generated')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => filesUnder(path.join(location, entry.name)))
}

function safeList(location) {
  try {
    return readdirSync(location, { withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOTDIR') return null
    throw error
  }
}

function generate() {
  run('prisma/build/index.js', ['generate', '--no-hints'], {
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  })
}

async function bundle() {
  const { build: esbuild } = await import('esbuild')
  const present = Object.entries({ ...entries, env: 'lib/env.ts' }).filter(([, file]) =>
    existsSync(path.join(root, file)),
  )
  await esbuild({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(present),
    outdir: 'dist',
    bundle: true,
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    packages: 'external',
    alias: {
      '@/lib': './lib',
      '@/server': './server',
      '@/studio': './studio',
      '@/cli': './cli',
      '@/tests': './tests',
    },
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'linked',
    logLevel: 'error',
  })
}

function buildPages() {
  run('next/dist/bin/next', ['build'], { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
}

function run(script, args, env) {
  const command = path.join(root, 'node_modules', script)
  const done = spawnSync(process.execPath, [command, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`${script} ${args.join(' ')} failed\n${done.stdout}${done.stderr}`)
}

async function withLock(act) {
  const lock = path.join(root, 'dist', '.lock')
  const own = `${lock}.${process.pid}`
  mkdirSync(path.dirname(lock), { recursive: true })
  writeFileSync(own, String(process.pid))
  try {
    while (!take(own, lock)) await sleep(200)
    await act()
  } finally {
    if (existsSync(lock) && readFileSync(lock, 'utf8') === String(process.pid)) rmSync(lock, { force: true })
    rmSync(own, { force: true })
  }
}

function take(own, lock) {
  try {
    linkSync(own, lock)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  try {
    process.kill(Number.parseInt(readFileSync(lock, 'utf8'), 10), 0)
  } catch (error) {
    if (error.code === 'ESRCH') renameSync(lock, `${own}.stale`)
  }
  rmSync(`${own}.stale`, { force: true })
  return false
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build(['prisma', 'bundles', 'pages'])
}
