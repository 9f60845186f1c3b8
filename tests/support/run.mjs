// Runs parts of the test suite one after the other and sums them up. Ends with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from '../../server/build.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const results = path.join(root, 'test-results')

/** Each answers how many passed and failed. */
const parts = {
  format: () => tool('@biomejs/biome/bin/biome', ['check', '.']),
  types: () =>
    add(tool('next/dist/bin/next', ['typegen']), tool('typescript/bin/tsc', ['--noEmit', '-p', '.'])),
  unit: () => vitest('unit'),
  api: () => vitest('api'),
  faults: () => vitest('faults'),
  e2e: () => playwright(),
}

const wanted = process.argv.slice(2)
process.chdir(root)
process.env.NEXT_TELEMETRY_DISABLED ??= '1'
mkdirSync(results, { recursive: true })
await build(['prisma', 'bundles'])

let total = { passed: 0, failed: 0 }
for (const name of wanted) {
  console.log(`\n── ${name} ──`)
  const counted = parts[name]()
  console.log(`${name}: ${counted.passed} passed, ${counted.failed} failed`)
  total = add(total, counted)
}
const line = `${total.passed} passed, ${total.failed} failed`
writeFileSync(path.join(results, 'summary.txt'), `${line}\n`)
console.log(`\n${line}`)
process.exitCode = total.failed === 0 ? 0 : 1

function vitest(project) {
  const report = path.join(results, `${project}.json`)
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ]
  const ok = run('vitest/vitest.mjs', args, report)
  const said = read(report)
  return counted(ok, said?.numPassedTests, said?.numFailedTests)
}

function playwright() {
  const report = path.join(results, 'e2e.json')
  const ok = run('@playwright/test/cli.js', ['test', '--reporter=list,json'], report, {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  const said = read(report)?.stats
  return counted(ok, said?.expected, (said?.unexpected ?? 0) + (said?.flaky ?? 0))
}

/** A part that broke without a failed test, or ran no test at all, has failed all the same. */
function counted(ok, passed = 0, failed = 0) {
  return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed }
}

function tool(script, args) {
  return run(script, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function run(script, args, report, env = {}) {
  if (report) rmSync(report, { force: true })
  const command = path.join(root, 'node_modules', script)
  return (
    spawnSync(process.execPath, [command, ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    }).status === 0
  )
}

function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null
}

function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed }
}
