import { readFileSync } from 'node:fs'
import { test as base, expect, type Page } from '@playwright/test'
import type { Casino, SignInAs } from './casino'

export const casinoFile = 'test-results/e2e-casino.json'
export const stateFile = (who: 'admin' | 'support') => `test-results/e2e-${who}.json`

/** What the browser says for every answer that is no success; a page that is refused is meant to be. */
const refusedLoad = /Failed to load resource: the server responded with a status of (401|403|404)/

type Fixtures = { casino: Casino; complaints: string[] }

/** Every test reads the casino that was made, and fails when the browser complains or calls somewhere else. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from the pattern
  casino: async ({}, use) => use(JSON.parse(readFileSync(casinoFile, 'utf8'))),
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = []
      page.on('console', message => {
        if (message.type() === 'error' && !refusedLoad.test(message.text())) complaints.push(message.text())
      })
      page.on('pageerror', error => complaints.push(error.message))
      page.on('request', request => {
        const url = request.url()
        if (/^https?:/.test(url) && !url.startsWith(baseURL!)) complaints.push(`fetched from outside: ${url}`)
      })
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

export async function signIn(page: Page, { email, password }: SignInAs): Promise<void> {
  await page.goto('/sign-in')
  await fillIn(page, email, password)
}

export async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** The body's rows of a table, by its name. */
export function rowsOf(page: Page, table: string) {
  return page
    .getByRole('table', { name: table })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
}
