import { readFileSync } from 'node:fs'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { generateSync } from 'otplib'
import type { Casino, SignInAs, Who } from './casino'

export const casinoFile = 'test-results/e2e-casino.json'
export const stateFile = (who: Who) => `test-results/e2e-${who}.json`

/** What the browser says for every answer that is no success; a page that is refused is meant to be. */
const refusedLoad = /Failed to load resource: the server responded with a status of (401|403|404)/

type Fixtures = { casino: Casino }

/** Every test reads the casino that was made, and fails when its page complains or calls somewhere else. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from the pattern
  casino: async ({}, use) => use(JSON.parse(readFileSync(casinoFile, 'utf8'))),
  page: async ({ page, baseURL }, use) => {
    const complaints: string[] = []
    page.on('console', message => {
      if (message.type() === 'error' && !refusedLoad.test(message.text())) complaints.push(message.text())
    })
    page.on('pageerror', error => complaints.push(error.message))
    page.on('request', request => {
      const url = request.url()
      if (/^https?:/.test(url) && !url.startsWith(baseURL!)) complaints.push(`fetched from outside: ${url}`)
    })
    await use(page)
    expect(complaints).toEqual([])
  },
})

export { expect }

export async function signIn(page: Page, person: SignInAs): Promise<void> {
  await page.goto('/sign-in')
  await fillIn(page, person)
}

/** Email and password, and the code of whoever has a second factor. */
export async function fillIn(page: Page, person: SignInAs): Promise<void> {
  await page.getByLabel('Email').fill(person.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  if (!person.secret) return
  await page.getByRole('textbox', { name: 'Code' }).fill(await codeFor(person))
  await page.getByRole('button', { name: 'Go on' }).click()
}

const lastSteps = new Map<string, number>()

/** A code of a person's that this process has not used: each counts once. At most it waits for the next one. */
export async function codeFor({ email, secret }: SignInAs): Promise<string> {
  const half = () => Math.floor(Date.now() / 30_000)
  const step = Math.max(half(), (lastSteps.get(email) ?? 0) + 1)
  // One step ahead is good already.
  while (step > half() + 1) await new Promise(resolve => setTimeout(resolve, 500))
  lastSteps.set(email, step)
  return generateSync({ secret: secret!, epoch: step * 30 })
}

/** Why a button cannot be pressed, as it says when one points at it; a page that is not alive yet says nothing. */
export async function expectReason(page: Page, button: Locator, words: string): Promise<void> {
  await expect(async () => {
    await page.mouse.move(0, 0)
    await button.locator('..').hover()
    await expect(page.getByRole('tooltip')).toContainText(words, { timeout: 1500 })
  }).toPass({ timeout: 30_000 })
}

/** The body's rows of a table, by its name. */
export function rowsOf(page: Page, table: string) {
  return page
    .getByRole('table', { name: table })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
}
