import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'

/** The one without a window first: it takes half the time. */
const shell = 'chromium-headless-shell'
const commands = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser']
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** What the browser is started with: nothing calls home, and root needs it without its sandbox. */
export const browserFlags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/**
 * The browser for the tests: CAGE_BROWSER, the system's without a window, Playwright's own, the system's, one
 * that Playwright or, as root on Debian, apt can install. None at all is a failure, never a skip.
 */
export function findBrowser(): string {
  if (process.env.CAGE_BROWSER) return process.env.CAGE_BROWSER
  const present = installed()
  if (present) return present
  run(process.execPath, [path.resolve('node_modules/playwright-core/cli.js'), 'install', 'chromium'], 180_000)
  const fetched = installed()
  if (fetched) return fetched
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    run('apt-get', ['update'], 300_000)
    run('apt-get', ['install', '-y', '--no-install-recommends', shell], 600_000)
  }
  return installed() ?? fail()
}

function installed(): string | null {
  const own = chromium.executablePath()
  return [...onPath(shell), own, ...commands.flatMap(onPath), ...elsewhere].find(isExecutable) ?? null
}

function onPath(command: string): string[] {
  return (process.env.PATH ?? '').split(path.delimiter).map(folder => path.join(folder, command))
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function run(command: string, args: string[], timeout: number): void {
  console.log(`looking for a browser: ${path.basename(command)} ${args.slice(-2).join(' ')}`)
  spawnSync(command, args, {
    stdio: 'ignore',
    timeout,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

function fail(): never {
  throw new Error(
    'There is no browser for the end-to-end tests: install Chromium, or set CAGE_BROWSER to one.',
  )
}
